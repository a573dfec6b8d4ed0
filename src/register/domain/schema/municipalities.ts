/** The 25 municipalities of Overijssel with their CBS codes: the first contents of the tab Gemeenten. */

export interface Municipality {
  /** CBS code: GM and four digits. */
  readonly code: string;
  readonly name: string;
}

/** Codes as CBS publishes them; a reorganisation of municipalities is recorded in the tab, not here. */
export const MUNICIPALITIES: readonly Municipality[] = [
  { code: 'GM0141', name: 'Almelo' },
  { code: 'GM0147', name: 'Borne' },
  { code: 'GM0148', name: 'Dalfsen' },
  { code: 'GM0150', name: 'Deventer' },
  { code: 'GM0153', name: 'Enschede' },
  { code: 'GM0158', name: 'Haaksbergen' },
  { code: 'GM0160', name: 'Hardenberg' },
  { code: 'GM0163', name: 'Hellendoorn' },
  { code: 'GM0164', name: 'Hengelo' },
  { code: 'GM0166', name: 'Kampen' },
  { code: 'GM0168', name: 'Losser' },
  { code: 'GM0173', name: 'Oldenzaal' },
  { code: 'GM0175', name: 'Ommen' },
  { code: 'GM0177', name: 'Raalte' },
  { code: 'GM0180', name: 'Staphorst' },
  { code: 'GM0183', name: 'Tubbergen' },
  { code: 'GM0189', name: 'Wierden' },
  { code: 'GM0193', name: 'Zwolle' },
  { code: 'GM1700', name: 'Twenterand' },
  { code: 'GM1708', name: 'Steenwijkerland' },
  { code: 'GM1735', name: 'Hof van Twente' },
  { code: 'GM1742', name: 'Rijssen-Holten' },
  { code: 'GM1773', name: 'Olst-Wijhe' },
  { code: 'GM1774', name: 'Dinkelland' },
  { code: 'GM1896', name: 'Zwartewaterland' },
];
