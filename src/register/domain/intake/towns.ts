/** Towns of Overijssel that people write behind the name of a terrain, beside the names of municipalities. */

export const TOWNS: readonly string[] = [
  ...'Albergen|Ane|Balkbrug|Bathmen|Beckum|Belt-Schutsloot|Bergentheim|Blokzijl|Boekelo|Bornerbroek|Bruchterveld'.split(
    '|',
  ),
  ...'Daarle|Daarlerveen|De Krim|De Lutte|Dedemsvaart|Delden|Denekamp|Den Ham|Diepenheim|Diepenveen|Enter'.split(
    '|',
  ),
  ...'Genemuiden|Giethoorn|Glanerbrug|Goor|Gramsbergen|Haarle|Hasselt|Heeten|Heino|Hoge Hexel|Holten'.split(
    '|',
  ),
  ...'IJsselmuiden|IJhorst|Kloosterhaar|Kuinre|Lemele|Lemelerveld|Lettele|Luttenberg|Mariënheem|Markelo'.split(
    '|',
  ),
  ...'Nieuw Heeten|Nieuwleusen|Nijverdal|Okkenbroek|Oldemarkt|Olst|Ootmarsum|Oudleusen|Overdinkel|Rijssen'.split(
    '|',
  ),
  ...'Rouveen|Saasveld|Schalkhaar|Scheerwolde|Sibculo|Sint Jansklooster|Slagharen|Steenwijk|Vasse|Vilsteren'.split(
    '|',
  ),
  ...'Vollenhove|Vriezenveen|Vroomshoop|Weerselo|Wesepe|Westerhaar|Wijhe|Wijthmen|Wilsum|Zwartsluis'.split(
    '|',
  ),
];
