-- Why what a partner sells in a party's market changed: Leamer and Stern 1970 in levels, Nyssens and Poullet 1990 in rates,
-- and addressed demand, the growth of markets weighted by sales. The market is what the party imports from all countries; of one country's market there is no
-- structure of countries. Many countries' markets are in market_share_analysis_of_world.sql.
-- Sectors bridge HS revisions, products finer than chapters do not.
with
lines as (
  select l.cell, l.period_start, l.period_end, l.product, l.product_level, l.hs_revision, l.value, s.sector
  from party_leaves l left join product_sectors s using (product) where l.products = 'all' and l.flow = 'import'),
periods as (select distinct cell, period_start, period_end, hs_revision from lines where cell.partner <> 'WLD'),
baselines as (
  select cell, period_start, (period_start - interval 1 year)::date as base_period_start from periods
  union
  select p.cell, p.period_start, (p.period_start - to_years(years_since(w.opens, p.period_end)::integer))::date
  from periods p join windows w on p.period_end > w.opens and concerns(w.giver, w.receiver, p.cell)),
pairs as (
  select b.*, p.hs_revision is not distinct from z.hs_revision as is_alike from baselines b join periods p on p.cell = b.cell and p.period_start = b.period_start
  join periods z on z.cell = b.cell and z.period_start = b.base_period_start),
values_of as (
  select p.cell, p.period_start, p.base_period_start, l.product, any_value(l.product_level) as product_level,
    any_value(p.is_alike) or any_value(l.product_level) = 'HS2' as is_alike, any_value(l.sector) as sector, count(*) filter (l.cell.partner <> 'WLD') > 0 as is_sold,
    coalesce(sum(l.value) filter (l.cell.partner <> 'WLD' and l.period_start = p.base_period_start), 0) as x0,
    coalesce(sum(l.value) filter (l.cell.partner <> 'WLD' and l.period_start = p.period_start), 0) as x1,
    coalesce(sum(l.value) filter (l.cell.partner = 'WLD' and l.period_start = p.base_period_start), 0) as m0,
    coalesce(sum(l.value) filter (l.cell.partner = 'WLD' and l.period_start = p.period_start), 0) as m1
  from pairs p join lines l on l.cell in (p.cell, with_world(p.cell)) and l.period_start in (p.period_start, p.base_period_start)
  group by p.cell, p.period_start, p.base_period_start, l.product
  having count(*) = count(l.value)),
markets as (
  select cell, period_start, base_period_start, u.sector, u.basis, u.k, sum(x0) as x0, sum(x1) as x1, sum(m0) as m0,
    sum(m1) as m1
  from values_of v cross join lateral (select unnest([
      {sector: if(is_alike, 'all_products', null), basis: v.product_level, k: v.product},
      {sector: if(is_alike, v.sector, null), basis: v.product_level, k: v.product},
      {sector: if(v.sector is null, null, 'all_products'), basis: 'sectors', k: v.sector}], recursive := true)) u
  where u.sector is not null
  group by all),
totals as (
  select *, sum(x0) over market as x0_all, sum(x1) over market as x1_all, sum(m0) over market as m0_all,
    sum(m1) over market as m1_all, (m1 - m0) / nullif(m0, 0) as rk, (m1_all - m0_all) / nullif(m0_all, 0) as r
  from markets
  window market as (partition by cell, period_start, base_period_start, sector, basis)),
-- A product that nobody sold before has no rate: an entry adds to shares won, and to growth of the market.
sums as (
  select cell, period_start, base_period_start, sector, basis, any_value(x0_all) as x0, any_value(x1_all) as x1,
    any_value(m0_all) as m0, any_value(m1_all) as m1, any_value(r) as r,
    sum((coalesce(rk, 0) - r) * x0) as structure, sum((x1 - x0)::double - coalesce(rk, 0) * x0) as shares,
    sum(if(m0 = 0, -m1 / m0_all, (x0 / nullif(x0_all, 0) - m0 / m0_all) * rk)) as effect,
    sum(x0::double * m1::double / nullif(m0, 0)) / nullif(any_value(x0_all), 0) as demand
  from totals
  where (cell, period_start, base_period_start, sector) in (
    select (cell, period_start, base_period_start, unnest(['all_products', sector])) from values_of where is_sold)
  group by all having not bool_or(m0 = 0 and x0 <> 0)),
answers as (
  select cell, period_start, base_period_start, sector, basis, unnest([
    {component: 'change', value: (x1 - x0)::double},
    {component: 'world_growth', value: r * x0},
    {component: 'product_structure', value: structure},
    {component: 'partner_structure', value: if(r is null, null, 0)},
    {component: 'competitiveness', value: if(r is null, null, shares)},
    {component: 'growth', value: (x1 - x0) / nullif(x0, 0)},
    {component: 'world_growth_rate', value: r},
    {component: 'share_effect', value: if(r is null, null, shares / nullif(x0, 0))},
    {component: 'structure_effect', value: if(x0 = 0, null, effect)},
    {component: 'product_effect', value: if(x0 = 0, null, effect)},
    {component: 'partner_effect', value: if(x0 = 0 or r is null, null, 0)},
    {component: 'mixed_effect', value: if(x0 = 0 or r is null, null, 0)},
    {component: 'addressed_demand', value: demand},
    {component: 'market_share_effect', value: x1 / nullif(x0, 0) / nullif(demand, 0)}], recursive := true)
  from sums)
select cell.source, cell.reporter, cell.partner, cell.flow, sector, cell.currency, cell.frequency, period_start,
  base_period_start, cell.reporter as market, basis as product_basis, component, value
from answers
