-- What schools of dependency ask of a country's imports of a product, by value and by weight: EU SWD(2021) 352, CEPII GeoDep,
-- MERICS. A period is a year, or the twelve months that end with a month. Where some suppliers are listed, bounds: the unlisted
-- are many, or one.
with
lines as (
  select source, frequency, currency, reporter as importer, product, period_start, partner, value, quantity, quantity_unit,
    products, partners,
    product in (select p.product from products p
      join critical_codes c on starts_with(c.hs_code, p.product) or starts_with(p.product, c.hs_code)) as is_critical,
    reporter in (select reporter from counterparts) as is_party
  from leaves
  where flow = 'import' and length(product) >= 4 and product <> 'TOTAL'
    and (reporters <> 'parties' or reporter in (select reporter from counterparts))),
judgeable as (
  select distinct source, frequency, currency, importer, product, period_start, is_critical, is_party from lines
  where is_critical or (is_party and partners = 'all' and frequency = 'A')),
covers as (
  select j.*, (j.period_start - to_months(m::integer))::date as covered
  from judgeable j cross join lateral (select unnest(range(case j.frequency when 'M' then 12 else 1 end)) as m) u),
-- A month that states other products, of a file that lists all, has none of this one.
whole as (
  select source, frequency, currency, importer, product, period_start from covers c
  where (source, importer, covered, product) in (select (source, importer, period_start, product) from lines)
    or (source, importer, covered) in (select (source, importer, period_start) from lines where products = 'all')
  group by all having count(*) = case frequency when 'M' then 12 else 1 end),
suppliers as (
  select c.source, c.frequency, c.currency, c.importer, c.product, c.period_start, l.partner, basis,
    sum(case basis when 'value' then l.value else l.quantity end) as amount,
    count(distinct l.quantity_unit) filter (l.quantity is not null and basis = 'weight') as units,
    any_value(l.quantity_unit) filter (basis = 'weight' and l.quantity is not null) as unit,
    count(*) filter (basis = 'weight' and l.value <> 0 and l.quantity is null) as unweighed
  from covers c
  join lines l on l.source = c.source and l.frequency = c.frequency and l.currency = c.currency and l.importer = c.importer
    and l.product = c.product and l.period_start = c.covered
  cross join (select unnest(['value', 'weight']) as basis)
  where (c.source, c.frequency, c.currency, c.importer, c.product, c.period_start) in (from whole)
  group by all),
totals as (
  select source, frequency, currency, importer, product, period_start, basis,
    any_value(amount) filter (partner = 'WLD') as total, sum(amount) filter (partner <> 'WLD') as listed,
    max(amount) filter (partner <> 'WLD') as largest,
    sum(amount::double * amount::double) filter (partner <> 'WLD') as squares, min(unit) as unit
  from suppliers group by all
  having total > 0 and coalesce(listed, 0) <= total
    and (basis = 'value'
      or (max(units) = 1 and min(unit) = max(unit) and min(unit) in ('kg', 't') and sum(unweighed) = 0))),
-- What the importer sells itself: as it states it, or as others do. What a list of all products leaves out is zero.
sold as (
  select cell.source as source, cell.reporter as importer, cell.currency as currency, cell.frequency as frequency, product,
    period_start, value, quantity, quantity_unit
  from (select cell, product, period_start, value, quantity, quantity_unit from party_leaves
    union by name select cell, product, period_start, value, quantity, quantity_unit from basket_lines)
  where cell.flow = 'export' and cell.partner = 'WLD'),
listing as (select distinct source, importer, currency, frequency, period_start from sold),
exports as (
  select c.source, c.frequency, c.currency, c.importer, c.product, c.period_start, basis,
    sum(case when s.product is not null then case basis when 'value' then s.value else s.quantity end else 0 end) as exports,
    any_value(s.quantity_unit) filter (basis = 'weight') as unit
  from covers c
  cross join (select unnest(['value', 'weight']) as basis)
  left join sold s on s.source = c.source and s.frequency = c.frequency and s.currency = c.currency and s.importer = c.importer
    and s.product = c.product and s.period_start = c.covered
  left join listing a on a.source = c.source and a.frequency = c.frequency and a.currency = c.currency
    and a.importer = c.importer and a.period_start = c.covered
  group by all
  having count(*) filter (a.source is null
    or (s.product is not null and case basis when 'value' then s.value else s.quantity end is null)
    or (s.product is null and basis = 'weight' and c.source in (select source from world_products))) = 0),
world_exporters as (
  select source, currency, frequency, product, period_start, sum(value * value) / power(sum(value), 2) as hhi
  from (select source, currency, frequency, product, period_start, exporter, sum(value)::double as value
    from world_products where shows_exporters group by all)
  where value > 0 group by all),
bounds as (
  select t.*, coalesce(squares, 0) / total / total as hhi_low,
    hhi_low + power((total - coalesce(listed, 0)) / total, 2) as hhi_high,
    coalesce(largest, 0) / total as share_low, greatest(coalesce(largest, 0), total - coalesce(listed, 0)) / total as share_high,
    if(basis = 'value' or e.unit is null or e.unit = t.unit, e.exports, null) as own_exports, total / nullif(own_exports, 0) as balance
  from totals t left join exports e using (source, frequency, currency, importer, product, period_start, basis)),
asked as (
  select source, frequency, currency, importer, product, period_start, basis, unnest([
    {school: 'eu', indicator: 'cdi1', value_low: hhi_low, value_high: hhi_high, imports: null, exports: null},
    {school: 'cepii_geodep', indicator: 'import_hhi', value_low: hhi_low, value_high: hhi_high, imports: null, exports: null},
    {school: 'eu', indicator: 'cdi2', value_low: 1, value_high: 1, imports: null, exports: null},
    {school: 'eu', indicator: 'cdi3', value_low: balance, value_high: balance, imports: total, exports: own_exports},
    {school: 'cepii_geodep', indicator: 'import_export_ratio', value_low: balance, value_high: balance, imports: total,
      exports: own_exports},
    {school: 'merics', indicator: 'import_export_ratio', value_low: balance, value_high: balance, imports: total,
      exports: own_exports},
    {school: 'merics', indicator: 'partner_share', value_low: share_low, value_high: share_high, imports: null, exports: null}],
    recursive := true)
  from bounds
  union all by name
  select j.source, j.frequency, j.currency, j.importer, j.product, j.period_start, 'value' as basis, 'cepii_geodep' as school,
    'world_export_hhi' as indicator, w.hhi as value_low, w.hhi as value_high
  from judgeable j join world_exporters w using (source, currency, frequency, product, period_start)
  where j.frequency = 'A'),
-- Whether a condition holds, for sure or maybe. Imports without exports are above any multiple of them.
conditions as (
  select t.*, s.school, s.indicator, s.comparison, s.threshold, a.value_low, a.value_high,
    case when a.exports is not null then a.imports > 0 and (a.imports > s.threshold * a.exports
        or (s.comparison = 'ge' and a.imports = s.threshold * a.exports))
      when s.comparison = 'gt' then a.value_low > s.threshold else a.value_low >= s.threshold end as holds_low,
    case when a.exports is not null then holds_low
      when s.comparison = 'gt' then a.value_high > s.threshold else a.value_high >= s.threshold end as holds_high,
    if(holds_low = holds_high, holds_low, null) as holds
  from (select *, unnest(if(is_critical, ['value', 'weight'], ['value'])) as basis from judgeable) t
  cross join thresholds s
  left join asked a using (source, frequency, currency, importer, product, period_start, basis, school, indicator)),
flags as (
  select *, case when value_low >= threshold then true when value_high >= threshold then null else false end as holds
  from (
    select * exclude (indicator, comparison, threshold, value_low, value_high, holds_low, holds_high, holds),
      'flag' as indicator, count(*)::double as threshold, (count(*) filter (holds))::double as value_low,
      (count(*) filter (holds or holds is null))::double as value_high
    from conditions group by all)),
judged as (
  select * exclude (holds_low, holds_high) from conditions where is_critical
  union all by name
  select * from flags
  where not is_critical or basis = 'value' or (source, frequency, currency, importer, product) in (
      select (source, frequency, currency, importer, product) from totals where basis = 'weight')
    or (source, frequency, currency, importer, product, period_start) in (
      select (source, frequency, currency, importer, product, max(period_start)) from judgeable
      group by source, frequency, currency, importer, product)),
-- Beside the like periods of the years before.
windows_of_years as (
  select source, frequency, currency, importer, product, basis, school, j.period_start,
    case when count(*) filter (o.holds) >= any_value(y.years_needed) then true
      when any_value(y.years_of) - count(*) filter (not o.holds) >= any_value(y.years_needed) then null
      else false end as holds_in_window
  from flags j
  join (select distinct school, coalesce(years_of, 1) as years_of, coalesce(years_needed, 1) as years_needed from thresholds) y
    using (school)
  join flags o using (source, frequency, currency, importer, product, basis, school)
  where month(o.period_start) = month(j.period_start)
    and year(o.period_start) between year(j.period_start) - y.years_of + 1 and year(j.period_start)
  group by source, frequency, currency, importer, product, basis, school, j.period_start),
years as (
  select j.*, b.holds as before, if(j.indicator = 'flag', w.holds_in_window, null) as holds_in_window
  from judged j
  left join windows_of_years w using (source, frequency, currency, importer, product, basis, school, period_start)
  left join judged b on (b.source, b.frequency, b.currency, b.importer, b.product, b.basis, b.school, b.indicator)
      = (j.source, j.frequency, j.currency, j.importer, j.product, j.basis, j.school, j.indicator)
    and b.period_start = j.period_start - interval 1 year),
islands as (
  select *, row_number() over (partition by source, frequency, currency, importer, product, basis, school, indicator,
      month(period_start), island order by period_start) as place
  from (select *, year(period_start) - row_number() over (partition by source, frequency, currency, importer, product, basis,
      school, indicator, month(period_start), holds order by period_start) as island from years where holds)),
-- A year that is not stated ends a row of changes no more than one that is not known.
counted as (
  select y.*, case when not y.holds then 0 when y.holds then i.place end as years_in_a_row,
    if(y.holds is null or y.before is null, null, y.holds <> y.before) as changed,
    if(count(y.holds <> y.before) over past = 0, null,
      count(*) filter (y.holds <> y.before) over past) as changes
  from years y
  left join islands i using (source, frequency, currency, importer, product, basis, school, indicator, period_start)
  window past as (partition by y.source, y.frequency, y.currency, y.importer, y.product, y.basis, y.school, y.indicator,
    month(y.period_start) order by y.period_start))
select source, importer, product, frequency, currency, period_start, basis, school, indicator,
  if(value_low = value_high, value_low, null) as value, value_low, value_high,
  if(value_low = value_high, value_low, null) - threshold as distance, value_low - threshold as distance_low,
  value_high - threshold as distance_high, holds, holds_in_window, years_in_a_row, changed, changes
from counted
