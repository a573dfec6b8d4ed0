-- The figures I1 to I14 once more, in SQL and written from the definitions alone (domain description, 8.3 to 8.5).
-- Tables as exported; `scope` holds the clusters that count; $a and $b are the first and last day, $whole is true
-- for the whole programme. Each statement ends with a line that holds a semicolon only.

create or replace macro val(name) as (select nullif(trim(value), '') from setting where setting_id = name)
;
create or replace macro level_of(f2, f3, f4, f5, f6, f7) as
  case when f2 is distinct from 'ja' then 0
       when f3 is distinct from 'ja' then 1
       when f4 is distinct from 'ja' and f5 is distinct from 'ja' then 2
       when f4 = 'ja' and f5 = 'ja' and (coalesce(f6, '') = 'ja' or coalesce(f7, '') = 'ja') then 4
       else 3 end
;
create or replace macro known_steps(d) as table
  select e.*, row_number() over (order by coalesce(e.recorded_at, ''), e.n) as told
  from stage_event e where e.event_date <= d
;
create or replace macro standings(d) as table
  with last_steps as (
    select track_id, wagon, to_state,
      row_number() over (partition by track_id, wagon order by told desc) as back
    from known_steps(d)),
  states as (
    select track_id,
      max(to_state) filter (wagon = '1') as w1,
      max(to_state) filter (wagon = '2') as w2,
      max(to_state) filter (wagon = '3') as w3
    from last_steps where back = 1 group by track_id),
  starts as (
    select track_id, min(event_date) as first_start from known_steps(d)
    where to_state is not null and (wagon in ('2', '3') or to_state in
      ('intake', 'gepland', 'gehouden', 'verslag_gereed', 'overgedragen_w2', 'klaar_zonder_vervolg'))
    group by track_id)
  select t.track_id, t.cluster_id, s.w1, s.w2, s.w3,
    case when coalesce(t.start_override, f.first_start) <= d then coalesce(t.start_override, f.first_start) end as start,
    coalesce(s.w3, s.w2, s.w1, '') = 'gestopt' as stopped,
    case when s.w3 is not null then s.w3 not in ('geborgd', 'geweigerd', 'gestopt')
         when s.w2 is not null then s.w2 not in ('klaar_zonder_w3', 'gestopt')
         when s.w1 is not null then s.w1 not in ('klaar_zonder_vervolg', 'gestopt')
         else true end as open,
    t.driver_id, t.next_action, t.next_action_due, t.name
  from states s join track t using (track_id) left join starts f using (track_id)
  where t.cluster_id in (select cluster_id from scope)
;
create or replace macro clusters_at(d) as table
  with begun as (
    select cluster_id, min(start) as start from standings(d) group by cluster_id),
  judged as (
    select o.*, level_of(fact_group, fact_entity, fact_funding, fact_manager, fact_plan, fact_contract) as lvl,
      coalesce(leg_maintenance = 'ja' and leg_management = 'ja' and leg_sustainability = 'ja'
        and fact_entity = 'ja' and fact_funding = 'ja', false) as organised_now,
      coalesce(leg_maintenance, '') <> 'nee' and coalesce(leg_management, '') <> 'nee'
        and coalesce(leg_sustainability, '') <> 'nee' and coalesce(fact_entity, '') <> 'nee'
        and coalesce(fact_funding, '') <> 'nee' as no_refusal
    from org_assessment o where assessed_on <= d),
  latest as (
    select * from judged qualify row_number() over (partition by cluster_id order by assessed_on desc, n desc) = 1),
  baseline as (
    select j.cluster_id, j.lvl from judged j join begun g using (cluster_id)
    where j.assessed_on <= strftime(g.start::date + interval (val('baseline_days')::int) day, '%Y-%m-%d')
    qualify row_number() over (partition by j.cluster_id order by
      case when j.assessed_on <= g.start then 0 else 1 end,
      case when j.assessed_on <= g.start then -epoch(j.assessed_on::date) else epoch(j.assessed_on::date) end,
      case when j.assessed_on <= g.start then -j.n else j.n end) = 1)
  select c.cluster_id, c.counts_as, c.municipality_codes, g.start, b.lvl as base, l.lvl as now,
    coalesce(l.organised_now, false) as organised, l.cluster_id is not null as assessed,
    l.cluster_id is not null and not l.organised_now and l.no_refusal as undecided
  from cluster c join scope using (cluster_id) left join begun g using (cluster_id)
    left join baseline b using (cluster_id) left join latest l using (cluster_id)
;
create or replace view own_terrain as select * from terrain where cluster_id in (select cluster_id from scope)
;
create or replace view own_session as
  select * from sprint_session where $whole or session_id in
    (select session_id from session_terrain join own_terrain using (terrain_id))
;
create or replace view own_grant as
  select * from "grant" where $whole or track_id in
    (select track_id from track where cluster_id in (select cluster_id from scope))
;
create or replace view own_handover as
  select * from handover where $whole or track_id in
    (select track_id from track where cluster_id in (select cluster_id from scope))
;
create or replace view own_cost as
  select k.* from cost_line k
    left join activity v using (activity_id)
    left join "grant" g on g.grant_id = k.grant_id
    left join track t on t.track_id = g.track_id
  where $whole or coalesce(v.cluster_id, t.cluster_id) in (select cluster_id from scope)
;
create or replace view own_measure as select * from measure where $whole or cluster_id in (select cluster_id from scope)
;
create or replace view own_campaign as
  select * from metering_campaign where $whole or cluster_id in (select cluster_id from scope)
;
create or replace view own_assessment as
  select * from org_assessment where $whole or cluster_id in (select cluster_id from scope)
;
create or replace view own_trainee as
  select * from trainee where $whole or first_terrain_id in (select terrain_id from own_terrain)
    or len(list_intersect(terrain_ids, (select list(terrain_id) from own_terrain))) > 0
;
-- Half the calendar: the days on which the years of the span's last day began, and of the grant year.
create or replace macro year_begin() as (strftime(date_trunc('year', $b::date), '%Y-%m-%d'))
;
create or replace macro grant_begin() as
  (strftime(date_trunc('year', $b::date - interval 4 month) + interval 4 month, '%Y-%m-%d'))
;
create or replace table answer (id varchar, value double)
;
insert into answer
  with c as (select * from clusters_at($b)),
  tally as (select
    sum(counts_as) filter (start between $a and $b) as p,
    sum(counts_as) filter (start between year_begin() and $b) as y,
    sum(counts_as) filter (start between grant_begin() and $b) as g,
    sum(counts_as) filter (start <= $b) as ever,
    sum(counts_as) filter (start between '2024-05-01' and '2027-05-01') as term from c),
  goal as (select val('goal_starts_per_year')::double as goal,
    round(val('goal_starts_per_year')::double * date_diff('day', date '2024-05-01', date '2027-05-02') / 365.25) as total,
    greatest(0, date_diff('day', greatest(year_begin(), '2024-05-01')::date, least($b, '2027-05-01')::date) + 1) /
      date_diff('day', year_begin()::date, year_begin()::date + interval 1 year) as year_part,
    greatest(0, date_diff('day', greatest(grant_begin(), '2024-05-01')::date, least($b, '2027-05-01')::date) + 1) /
      date_diff('day', grant_begin()::date, grant_begin()::date + interval 1 year) as grant_part,
    greatest(0, least(1, (date_diff('day', date '2024-05-01', $b::date) + 1) /
      date_diff('day', date '2024-05-01', date '2027-05-02'))) as term_part)
  select unnest(['I1', 'I1.kalenderjaar', 'I1.uitkeringsjaar', 'I1.cumulatief', 'I2', 'I2.verwacht', 'I2.uitkeringsjaar',
    'I2.uitkeringsjaar.verwacht', 'I2.looptijd', 'I2.looptijd.doel', 'I2.looptijd.verwacht']),
    unnest([coalesce(p, 0), coalesce(y, 0), coalesce(g, 0), coalesce(ever, 0),
      if($whole, coalesce(y, 0) / goal, null), if($whole, goal * year_part, null),
      if($whole, coalesce(g, 0) / goal, null), if($whole, goal * grant_part, null),
      if($whole, coalesce(term, 0) / total, null), if($whole, total, null), if($whole, total * term_part, null)])
  from tally, goal
;
insert into answer
  with c as (select * from clusters_at($b)), s as (select * from c where start is not null),
    earlier as (select cluster_id from clusters_at(strftime($a::date - interval 1 day, '%Y-%m-%d')) where organised)
  select 'I3', count(*) filter (now > base) from s
  union all select 'I3.gemiddeld', avg(now - base) filter (base is not null) from s
  union all select 'I3.gemeten', count(base) from s
  union all select 'I3.gedaald', count(*) filter (now < base) from s
  union all select 'I3.onbekend', count(*) filter (base is null) from s
  union all select 'I3.niveau_' || l, (select count(*) from s where now = l) from range(5) r(l)
  union all select 'I4', count(*) filter (organised) from c
  union all select 'I4.nieuw', count(*) filter (organised and cluster_id not in (select cluster_id from earlier)) from c
  union all select 'I4.onbekend', count(*) filter (undecided) from c
  union all select 'I4.beoordeeld', count(*) filter (assessed) from c
;
insert into answer
  with went as (
    select t.*, c.start as began,
      w2 is not null or w3 is not null or coalesce(w1, '') in ('overgedragen_w2', 'al_georganiseerd') as to2,
      w3 is not null or coalesce(w2, '') = 'overgedragen_w3' as to3
    from standings($b) t join clusters_at($b) c using (cluster_id) where c.start is not null),
  per_cluster as (
    select cluster_id, any_value(began) as began, bool_or(to2) as reached2, bool_or(to3) as reached3,
      bool_or(to2 or coalesce(w1, '') in ('overgedragen_w2', 'klaar_zonder_vervolg', 'gestopt', 'al_georganiseerd')) as ended1,
      bool_or(to3 or coalesce(w2, '') in ('overgedragen_w3', 'klaar_zonder_w3', 'gestopt')) as ended2
    from went group by cluster_id),
  sums as (
    select which,
      count(*) filter (ended1) as e1, count(*) filter (reached2) as r2,
      count(*) filter (ended2) as e2, count(*) filter (reached3) as r3
    from (select '' as which, * from per_cluster where began between $a and $b
      union all select '.cumulatief', * from per_cluster) group by which),
  both_rows as (select * from (values (''), ('.cumulatief')) w(which) left join sums using (which))
  select 'I5.w1_w2' || which, r2 / nullif(e1, 0) from both_rows
  union all select 'I5.w1_w2' || which || '.klaar', coalesce(e1, 0) from both_rows
  union all select 'I5.w1_w2' || which || '.bereikt', coalesce(r2, 0) from both_rows
  union all select 'I5.w2_w3' || which, r3 / nullif(e2, 0) from both_rows
  union all select 'I5.w2_w3' || which || '.klaar', coalesce(e2, 0) from both_rows
  union all select 'I5.w2_w3' || which || '.bereikt', coalesce(r3, 0) from both_rows
;
insert into answer
  with days as (
    select t.track_id, any_value(t.start) as start,
      min(event_date) filter (e.wagon = '1' and to_state = 'gehouden') as held,
      min(event_date) filter (e.wagon = '1' and to_state in
        ('overgedragen_w2', 'klaar_zonder_vervolg', 'gestopt', 'al_georganiseerd')) as end1,
      min(event_date) filter (e.wagon = '2' and to_state is not null) as begin2,
      min(event_date) filter (e.wagon = '2' and to_state in ('overgedragen_w3', 'klaar_zonder_w3', 'gestopt')) as end2,
      min(event_date) filter (e.wagon = '2' and to_state = 'plan_uitgewerkt') as plan,
      min(event_date) filter (e.wagon = '3' and to_state is not null) as begin3,
      min(event_date) filter (e.wagon = '3' and to_state in ('gerealiseerd', 'geborgd')) as end3
    from standings($b) t join known_steps($b) e using (track_id) group by t.track_id),
  spans as (
    select 'start_sprint' as id, start as x, held as y from days
    union all select 'w1', start, end1 from days
    union all select 'w2', begin2, end2 from days
    union all select 'start_plan', start, plan from days
    union all select 'w3', begin3, end3 from days),
  lasted as (select id, date_diff('day', x::date, y::date) as d from spans where x <= y and y between $a and $b),
  ids as (select * from (values ('start_sprint'), ('w1'), ('w2'), ('start_plan'), ('w3')) v(id)),
  summed as (select ids.id, count(d) as n, median(d) as m from ids left join lasted using (id) group by ids.id)
  select 'I6.' || id, case when n >= val('duration_min_count')::int then m end from summed
  union all select 'I6.' || id || '.n', n from summed
;
insert into answer
  with t as (select * from standings($b)),
  having_track as (select distinct cluster_id from t where not stopped),
  towns as (select municipality_code from municipality
    where coalesce(valid_from, '') <= $b and coalesce(valid_to, '9999') >= $b),
  reached as (select distinct unnest(municipality_codes) as code from cluster join having_track using (cluster_id)),
  n as (select (select count(*) from scope) as clusters, (select count(*) from having_track) as c,
    (select count(*) from towns) as m, (select count(*) from towns where municipality_code in (select code from reached)) as mt)
  select 'I7', if($whole, mt / m, null) from n
  union all select 'I7.gemeenten', if($whole, mt, null) from n
  union all select 'I7.gemeenten.alle', if($whole, m, null) from n
  union all select 'I7.clusters', c / nullif(clusters, 0) from n
  union all select 'I7.clusters.met', c from n
  union all select 'I7.clusters.alle', clusters from n
  union all select 'I7.open', count(*) filter (open) from t
  union all select 'I7.klaar', count(*) filter (not open and not stopped) from t
  union all select 'I7.gestopt', count(*) filter (stopped) from t
;
insert into answer
  with held as (select * from own_session where status = 'gehouden' and session_date <= $b),
  part as (select distinct h.session_date >= $a as now, terrain_id, cluster_id
    from held h join session_terrain using (session_id) join own_terrain using (terrain_id))
  select 'I8', count(*) filter (session_date >= $a) from held
  union all select 'I8.terreinen', count(distinct terrain_id) filter (now) from part
  union all select 'I8.clusters', count(distinct cluster_id) filter (now) from part
  union all select 'I8.ondernemers', coalesce(sum(entrepreneur_count) filter (session_date >= $a), 0) from held
  union all select 'I8.cumulatief', count(*) from held
  union all select 'I8.terreinen.cumulatief', count(distinct terrain_id) from part
;
create or replace view stood as
  select *, case
    when status in ('afgewezen', 'ingetrokken') and coalesce(granted_on, application_date) <= $b then status
    when status not in ('afgewezen', 'ingetrokken') and settled_on <= $b then 'vastgesteld'
    when status not in ('afgewezen', 'ingetrokken') and granted_on <= $b then 'verleend'
    when application_date <= $b then 'ingediend' else 'concept' end as stands
  from own_grant
;
insert into answer
  with paid as (select * from own_grant where status not in ('afgewezen', 'ingetrokken'))
  select 'I9', coalesce(sum(granted) filter (granted_on between $a and $b), 0) from paid
  union all select 'I9.vastgesteld', coalesce(sum(settled) filter (settled_on between $a and $b), 0) from paid
  union all select 'I9.cumulatief', coalesce(sum(granted) filter (granted_on <= $b), 0) from paid
  union all select 'I9.vastgesteld.cumulatief', coalesce(sum(settled) filter (settled_on <= $b), 0) from paid
  union all select 'I9.aangevraagd', count(*) from own_grant where application_date between $a and $b
  union all select 'I9.aantal.' || s, (select count(*) from stood where stands = s)
    from (values ('ingediend'), ('verleend'), ('vastgesteld'), ('afgewezen'), ('ingetrokken')) v(s)
;
insert into answer
  with m as (select *, analysed_on >= $a as now from own_campaign where analysed_on <= $b)
  select 'I10', count(*) filter (now) from m
  union all select 'I10.bedrijven', coalesce(sum(data_count) filter (now), 0) from m
  union all select 'I10.uitgenodigd', coalesce(sum(invited_count) filter (now), 0) from m
  union all select 'I10.dekking', coalesce(sum(data_count) filter (now), 0) / nullif(sum(invited_count) filter (now), 0) from m
  union all select 'I10.cumulatief', count(*) from m
  union all select 'I10.bedrijven.cumulatief', coalesce(sum(data_count), 0) from m
;
insert into answer
  with m as (select *, case when status = 'uitgevoerd' and realised_on <= $b then 'uitgevoerd'
      when status = 'uitgevoerd' then 'gepland' else coalesce(status, 'idee') end as stands from own_measure),
  done as (select * from m where stands = 'uitgevoerd'),
  effects as (
    select 'kwh' as e, saving_kwh as v, coalesce(saving_kwh_source, 'onbekend') as s from done
    union all select 'm3', saving_m3, coalesce(saving_m3_source, 'onbekend') from done
    union all select 'kwp', generation_kwp, coalesce(generation_kwp_source, 'onbekend') from done
    union all select 'co2', co2_kg, coalesce(co2_kg_source, 'onbekend') from done),
  kinds as (select * from (values ('kwh'), ('m3'), ('kwp'), ('co2')) k(e)),
  origins as (select * from (values ('berekend'), ('opgave'), ('gemeten'), ('onbekend')) o(s))
  select 'I11', count(*) filter (stands <> 'gestopt') from m
  union all select 'I11.' || s, (select count(*) from m where stands = s)
    from (values ('idee'), ('gepland'), ('in_uitvoering'), ('uitgevoerd'), ('gestopt')) v(s)
  union all select 'I11.uitgevoerd.periode', count(*) filter (realised_on >= $a) from done
  union all select 'I11.investering', coalesce(sum(investment), 0) from done
  union all select 'I11.investering.periode', coalesce(sum(investment) filter (realised_on >= $a), 0) from done
  union all select 'I11.' || e, (select coalesce(sum(v), 0) from effects x where x.e = kinds.e) from kinds
  union all select 'I11.' || e || '.' || s,
    (select coalesce(sum(v), 0) from effects x where x.e = kinds.e and x.s = origins.s) from kinds, origins
;
insert into answer
  select 'I12', count(*) filter (trained_on <= $b) from own_trainee
  union all select 'I12.periode', count(*) filter (trained_on between $a and $b) from own_trainee
  union all select 'I12.eerste_terrein', count(*) filter (first_terrain_on <= $b) from own_trainee
  union all select 'I12.eerste_terrein.periode', count(*) filter (first_terrain_on between $a and $b) from own_trainee
;
insert into answer
  with k as (select * from own_cost where performance_date <= $b and spuk_leg is distinct from 'geen'),
  s as (select
    coalesce(sum(charged_to_spuk) filter (performance_date >= $a), 0) as p,
    coalesce(sum(charged_to_spuk) filter (performance_date >= $a and spuk_leg = 'bt'), 0) as pb,
    coalesce(sum(charged_to_spuk) filter (performance_date >= $a and spuk_leg = 'mkb'), 0) as pm,
    coalesce(sum(charged_to_spuk) filter (performance_date >= year_begin()), 0) as y,
    coalesce(sum(charged_to_spuk), 0) as c,
    coalesce(sum(charged_to_spuk) filter (spuk_leg = 'bt'), 0) as cb,
    coalesce(sum(charged_to_spuk) filter (spuk_leg = 'mkb'), 0) as cm,
    coalesce(sum(charged_to_spuk) filter (performance_date >= $a and spuk_leg is null), 0) as pn,
    coalesce(sum(charged_to_spuk) filter (spuk_leg is null), 0) as cn,
    count(*) filter (evidence_url is null) as bare from k)
  select unnest(['I13', 'I13.bt', 'I13.mkb', 'I13.boekjaar', 'I13.cumulatief', 'I13.bt.cumulatief', 'I13.mkb.cumulatief',
    'I13.bt.resterend', 'I13.mkb.resterend', 'I13.zonder_bewijs', 'I13.onbekend', 'I13.onbekend.cumulatief']),
    unnest([p, pb, pm, y, c, cb, cm, if($whole, val('spuk_amount_bt')::double - cb, null),
      if($whole, val('spuk_amount_mkb')::double - cm, null), bare, pn, cn]) from s
;
insert into answer
  with needed as (
    select [name, counts_as::varchar, nullif(array_to_string(municipality_codes, ','), '')] as cells
      from cluster where cluster_id in (select cluster_id from scope)
    union all select [display_name, municipality_code, cluster_id, source_status] from terrain
      where $whole or cluster_id in (select cluster_id from scope)
    union all select [t.name, t.cluster_id]
        || if(t.start is null, [], [t.driver_id, c.base::varchar])
        || if(t.open, [t.next_action, t.next_action_due], [])
      from standings($b) t join clusters_at($b) c using (cluster_id)
    union all select [name, session_date, status, driver_id] || if(status = 'gehouden', [entrepreneur_count::varchar], [])
      from own_session where coalesce(session_date, '') <= $b
    union all select [cluster_id, assessed_on, assessor_id] from own_assessment where coalesce(assessed_on, '') <= $b
    union all select [track_id, from_wagon, to_wagon, from_contact_id, to_contact_id, offered_on, decision]
        || if(coalesce(decision, 'open') = 'open', [], [decided_on])
      from own_handover where coalesce(offered_on, '') <= $b
    union all select [track_id, session_id, applicant_id, name, status]
        || if(stands in ('ingediend', 'verleend', 'vastgesteld'), [application_date, requested::varchar], [])
        || if(stands in ('verleend', 'vastgesteld'), [granted::varchar], [])
        || if(stands = 'vastgesteld', [settled::varchar], [])
      from stood where coalesce(application_date, '') <= $b
    union all select [cluster_id, status]
        || if(status = 'geanalyseerd', [analysed_on, invited_count::varchar, data_count::varchar], [])
      from own_campaign
    union all select [title, cluster_id, theme, status] || if(status = 'uitgevoerd', [realised_on], []) from own_measure
    union all select [description, performance_date, spuk_leg, amount_ex_vat::varchar, evidence_url, charged_to_spuk::varchar]
        || if(coalesce(vat, 0) <> 0, [vat_recoverable], [])
      from own_cost where coalesce(performance_date, '') <= $b),
  summed as (select sum(len(cells)) as n, sum(len(list_filter(cells, lambda cell: cell is not null))) as filled from needed)
  select 'I14', filled / nullif(n, 0) from summed
  union all select 'I14.gevuld', coalesce(filled, 0) from summed
  union all select 'I14.verplicht', coalesce(n, 0) from summed
