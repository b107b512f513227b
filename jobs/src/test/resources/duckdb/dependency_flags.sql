-- What schools of dependency ask of a country's imports of critical products, by value and by weight. The shipped data hold
-- no exports by heading, so that what needs them has no value here, and no months by heading, so that a period is a year.
-- EU: SWD(2021) 352; CEPII GeoDep; MERICS. Where some suppliers are listed, bounds: the unlisted are many, or one.
with
suppliers as (
  select source, frequency, currency, reporter as importer, product, period_start, partner, basis, unit,
    case basis when 'value' then value else quantity end as amount, value is not null and value <> 0 as trades
  from leaves cross join (select unnest(['value', 'weight']) as basis)
    cross join lateral (select case basis when 'value' then currency else quantity_unit end as unit)
  where flow = 'import' and length(product) >= 4 and product <> 'TOTAL'
    and product in (select l.product from leaves l
      join critical_codes c
        on starts_with(c.hs_code, l.product) or starts_with(l.product, c.hs_code))),
totals as (
  select source, frequency, currency, importer, product, period_start, basis,
    any_value(amount) filter (partner = 'WLD') as total, sum(amount) filter (partner <> 'WLD') as listed,
    max(amount) filter (partner <> 'WLD') as largest,
    sum(amount::double * amount::double) filter (partner <> 'WLD') as squares
  from suppliers group by all
  having total > 0 and coalesce(listed, 0) <= total
    and (basis = 'value'
      or (count(distinct unit) = 1 and min(unit) in ('kg', 't') and count(*) filter (trades and amount is null) = 0))),
bounds as (
  select *, coalesce(squares, 0) / total / total as hhi_low,
    hhi_low + power((total - coalesce(listed, 0)) / total, 2) as hhi_high,
    coalesce(largest, 0) / total as share_low, greatest(coalesce(largest, 0), total - coalesce(listed, 0)) / total as share_high
  from totals),
asked as (
  select * exclude (total, listed, largest, squares, hhi_low, hhi_high, share_low, share_high), unnest([
    {school: 'eu', indicator: 'cdi1', value_low: hhi_low, value_high: hhi_high},
    {school: 'cepii_geodep', indicator: 'import_hhi', value_low: hhi_low, value_high: hhi_high},
    {school: 'eu', indicator: 'cdi2', value_low: 1, value_high: 1},
    {school: 'merics', indicator: 'partner_share', value_low: share_low, value_high: share_high}], recursive := true)
  from bounds),
-- How many conditions of a school hold for sure, and how many may; where nothing is known, all may.
judged as (
  select t.*, s.school, s.indicator,
    coalesce(if(s.comparison = 'gt', a.value_low > s.threshold, a.value_low >= s.threshold), false) as holds,
    coalesce(if(s.comparison = 'gt', a.value_high > s.threshold, a.value_high >= s.threshold), true) as may_hold
  from (select distinct source, frequency, currency, importer, product, period_start, basis from suppliers) t
  cross join thresholds s
  left join asked a using (source, frequency, currency, importer, product, period_start, basis, school, indicator)),
flags as (
  select * exclude (indicator, holds, may_hold), 'flag' as indicator, count(*) filter (holds) as value_low,
    count(*) filter (may_hold) as value_high
  from judged group by all)
select *, if(value_low = value_high, value_low, null) as value
from (from asked union all by name from flags)
