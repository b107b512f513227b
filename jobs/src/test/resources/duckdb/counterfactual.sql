-- What trade would have been: the trend of before (a line in logs with an effect of the season), the share of before (Leamer
-- and Stern 1970), the distance of before to sectors out of scope (Card and Krueger 1994). A synthetic control's
-- weights are not found here, but taken from counterfactual_donors: the mixture of donors, each as a share of its own mean of
-- before, times the partner's mean (Abadie, Diamond and Hainmueller 2010).
with
cases as (
  select commitment_id, scenario, giver, receiver, window_start::date as opens, window_end::date as closes,
    string_split(sectors, '|') as scope
  from commitment_cases where window_start is not null),
lines as (select l.*, s.sector from party_leaves l left join product_sectors s using (product) where l.products = 'all'),
schemes as (
  select cell, if(max(length(product)) = 2, 'HS2', 'HS6') as scheme from lines where product <> 'TOTAL' group by all),
sector_sums as (
  select cell, coalesce(sector, 'none') as sector, period_start, period_end, sum(value)::double as value from lines group by all),
-- Of all products, unless a sector is blank.
series as (
  select * from sector_sums where sector <> 'none' and value is not null
  union all
  select cell, 'all_products', period_start, period_end, sum(value) from sector_sums
  group by all having count(*) = count(value)),
studied as (
  select c.commitment_id, c.scenario, c.scope, s.*, s.period_start >= c.opens as since,
    case s.cell.frequency when 'A' then 1 when 'Q' then quarter(s.period_start) else month(s.period_start) end as season,
    date_diff('month', date '2000-01-01', s.period_start)::double as time
  from series s join cases c on concerns(c.giver, c.receiver, s.cell)
  where s.cell.partner <> 'WLD'
    and (s.period_end <= c.opens or s.period_start >= c.opens and (c.closes is null or s.period_start < c.closes))
  qualify count(*) filter (not since) over (partition by c.commitment_id, c.scenario, s.cell, s.sector) >= 4),
seasons as (
  select commitment_id, scenario, cell, sector, season, avg(ln(value)) as level, avg(time) as time
  from studied where not since and value > 0 group by all),
slopes as (
  select s.commitment_id, s.scenario, s.cell, s.sector,
    sum((s.time - m.time) * (ln(s.value) - m.level)) / sum(power(s.time - m.time, 2)) as slope
  from studied s join seasons m using (commitment_id, scenario, cell, sector, season)
  where not s.since and s.value > 0 group by all),
trends as (
  select 'log_linear_trend' as method, s.*, exp(m.level + b.slope * (s.time - m.time)) as expected
  from studied s join seasons m using (commitment_id, scenario, cell, sector, season)
  join slopes b using (commitment_id, scenario, cell, sector)
  where s.since),
beside_world as (
  select s.*, w.value as world from studied s
  join series w on w.cell = with_world(s.cell) and w.sector = s.sector and w.period_start = s.period_start),
shares as (
  select 'constant_share' as method, s.* exclude (world), s.world * b.share as expected
  from beside_world s join (
    select commitment_id, scenario, cell, sector, sum(value) / sum(world) as share from beside_world where not since group by all) b
    using (commitment_id, scenario, cell, sector)
  where s.since),
scoped as (
  select s.*, list_has_any(list_prepend(x.sector, string_split(coalesce(x.stands_for, ''), '|')), s.scope) as inside,
    count(*) over (partition by s.commitment_id, s.scenario, s.cell, s.sector) as periods
  from studied s join schemes using (cell) join sectors_listed x on x.sector = s.sector and x.scheme = schemes.scheme
  where s.scope is not null),
-- Sectors out of scope that have a value above zero in all periods of one in scope.
covering as (
  select s.commitment_id, s.scenario, s.cell, s.sector, o.sector as control
  from scoped s join scoped o using (commitment_id, scenario, cell, period_start)
  where s.inside and not o.inside and o.value > 0
  group by all having count(*) = any_value(s.periods) and bool_and(s.since or s.value > 0)),
controls as (
  select c.commitment_id, c.scenario, c.cell, c.sector, o.period_start, avg(ln(o.value)) as level
  from covering c join scoped o on (o.commitment_id, o.scenario, o.cell, o.sector) = (c.commitment_id, c.scenario, c.cell, c.control)
  where o.value > 0
  group by all),
distances as (
  select s.commitment_id, s.scenario, s.cell, s.sector, s.season, avg(ln(s.value) - c.level) as distance
  from scoped s join controls c using (commitment_id, scenario, cell, sector, period_start)
  where s.inside and not s.since group by all),
differences as (
  select 'difference_in_differences' as method, s.* exclude (inside, periods), exp(c.level + d.distance) as expected
  from scoped s join controls c using (commitment_id, scenario, cell, sector, period_start)
  join distances d using (commitment_id, scenario, cell, sector, season)
  where s.inside and s.since),
donor_sectors as (
  select struct_pack(source := l.source, reporter := l.reporter, flow := l.flow, currency := l.currency, frequency := l.frequency) as trade,
    l.partner as donor, p.sector, l.period_start, l.products, sum(l.value)::double as value
  from leaves l join product_sectors p using (product) group by all),
donor_values as (
  select * from (
    select * from donor_sectors where value is not null
    union all
    select trade, donor, 'all_products', period_start, products, sum(value) from donor_sectors
    where products = 'all' group by all having count(*) = count(value))
  qualify row_number() over (partition by trade, donor, sector, period_start order by products) = 1),
fitted as (
  select s.*, d.donor, d.weight, v.value as given,
    avg(s.value) filter (not s.since) over unit as treated_mean, avg(v.value) filter (not s.since) over unit as donor_mean
  from studied s
  join counterfactual_donors d on (d.commitment_id, d.scenario, d.sector) = (s.commitment_id, s.scenario, s.sector)
    and (d.source, d.reporter, d.partner, d.flow, d.currency, d.frequency)
      = (s.cell.source, s.cell.reporter, s.cell.partner, s.cell.flow, s.cell.currency, s.cell.frequency)
    and d.method = 'synthetic_control' and d.weight > 0
  join donor_values v on v.donor = d.donor and v.sector = s.sector and v.period_start = s.period_start
    and v.trade = struct_pack(source := s.cell.source, reporter := s.cell.reporter, flow := s.cell.flow,
      currency := s.cell.currency, frequency := s.cell.frequency)
  window unit as (partition by s.commitment_id, s.scenario, s.cell, s.sector, d.donor)),
mixtures as (
  select 'synthetic_control' as method, commitment_id, scenario, cell, sector, period_start,
    any_value(treated_mean) * sum(weight * given / donor_mean) as expected
  from fitted where since group by all),
expected as (
  select commitment_id, scenario, cell.source, cell.reporter, cell.partner, cell.flow, sector, cell.currency, cell.frequency,
    period_start, method, value as actual, expected
  from (from trends union all by name from shares union all by name from differences
    union all by name select m.*, s.value from mixtures m join studied s using (commitment_id, scenario, cell, sector, period_start))),
-- What follows from it, from the intervals that are published, and from what placebos found.
controls_used as (
  select commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency, count(weight) as controls
  from counterfactual_donors where method = 'difference_in_differences' group by all),
placebos as (
  select commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency,
    1 + count(*) filter (post_pre_ratio >= treated_post_pre_ratio) as placebo_rank, count(post_pre_ratio) as placebos,
    count(*) filter (pre_error <= sqrt(5) * greatest(0.001, treated_pre_error)) as comparable
  from counterfactual_donors where method = 'synthetic_control' and weight is not null
  group by all having count(post_pre_ratio) > 0),
told as (
  select p.commitment_id, p.scenario, p.source, p.reporter, p.partner, p.flow, p.sector, p.currency, p.frequency, p.period_start,
    p.method, e.actual, e.expected, p.expected_value as told, p.parallel_p,
    case when p.low is null then null
      when p.method = 'synthetic_control' then placebo_level(b.comparable)
      when p.method = 'difference_in_differences' then placebo_level(c.controls) else 0.95 end as interval_level,
    case when p.low is null then null
      when e.actual > p.high + 1e-9 * abs(p.high) then 'above'
      when e.actual < p.low - 1e-9 * abs(p.low) then 'below' else 'inside' end as side,
    if(p.method = 'synthetic_control' and e.expected is not null, b.placebo_rank, null) as placebo_rank,
    if(p.method = 'synthetic_control' and e.expected is not null, b.placebos, null) as placebos
  from counterfactual p
  full join expected e using (commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency, period_start,
    method)
  left join placebos b using (commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency)
  left join controls_used c using (commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency)),
methods as (
  select commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency, method,
    coalesce(bool_and(interval_level >= 0.8), true) and count(side) > 0
      and coalesce(min(parallel_p) >= 0.05, any_value(method) <> 'difference_in_differences') as is_heard,
    case when 2 * count(*) filter (side = 'above') > count(side) then 'above'
      when 2 * count(*) filter (side = 'below') > count(side) then 'below' else 'inside' end as side,
    case when sum(actual - expected) > 0 then 'above' when sum(actual - expected) < 0 then 'below' end as leans,
    any_value(placebo_rank) / (any_value(placebos) + 1.0) as p
  from told group by all),
verdicts as (
  select *, case
    when heard = 0 then null
    when (above = 0) = (below = 0) or greatest(above, below) < 2 then 'none'
    when leans is distinct from if(above > 0, 'above', 'below') then 'weak'
    when greatest(above, below) >= 3 and placebo_p <= 0.1 then 'strong'
    when placebo_p <= 0.2 then 'moderate'
    else 'weak' end as evidence
  from (
    select commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency,
      count(*) filter (is_heard) as heard, count(*) filter (is_heard and side = 'above') as above,
      count(*) filter (is_heard and side = 'below') as below,
      any_value(p) as placebo_p, any_value(leans) filter (p is not null) as leans
    from methods group by all))
select commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency, period_start, method,
  expected as expected_value, actual - told as effect, if(told > 0, actual / told - 1, null) as effect_ratio,
  interval_level, side, placebo_rank, placebos, placebo_rank / (placebos + 1.0) as placebo_p, evidence
from told left join verdicts using (commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency)
