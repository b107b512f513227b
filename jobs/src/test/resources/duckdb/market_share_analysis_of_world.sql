-- Why what a party sells to all countries changed, by sector and importer, of files that hold the world's trade. What an importer
-- buys of all, the party among them, is the market. An importer that states nothing in a period is no market in either, nor is one
-- whose lines of the sector, or of what the party sells there, are all blank in a period.
with
sold_lines as (
  select * from world_pairs
  where shows_exporters and exporter in (select reporter from counterparts)),
bought_lines as (
  select * from world_pairs where shows_importers),
periods as (
  select b.cell, b.period_start, b.period_end from (
    select distinct cell, period_start, period_end from basket_lines where cell.flow = 'export' and cell.partner = 'WLD') b
  where b.cell.source in (select source from world_pairs)),
baselines as (
  select cell, period_start, (period_start - interval 1 year)::date as base_period_start from periods
  union
  select p.cell, p.period_start, (p.period_start - to_years(years_since(w.opens, p.period_end)::integer))::date
  from periods p join windows w on p.period_end > w.opens and concerns(w.giver, w.receiver, p.cell)),
pairs as (
  select b.* from baselines b join periods z on z.cell = b.cell and z.period_start = b.base_period_start),
sold as (
  select p.cell, p.period_start, p.base_period_start, w.sector, w.importer,
    coalesce(sum(w.value) filter (w.period_start = p.base_period_start), 0) as x0,
    coalesce(sum(w.value) filter (w.period_start = p.period_start), 0) as x1
  from pairs p join sold_lines w on w.source = p.cell.source and w.exporter = p.cell.reporter and w.currency = p.cell.currency
    and w.frequency = p.cell.frequency and w.period_start in (p.period_start, p.base_period_start)
  group by all),
bought as (
  select p.cell, p.period_start, p.base_period_start, w.sector, w.importer,
    coalesce(sum(w.value) filter (w.period_start = p.base_period_start), 0) as m0,
    coalesce(sum(w.value) filter (w.period_start = p.period_start), 0) as m1
  from pairs p join bought_lines w on w.source = p.cell.source and w.importer <> p.cell.reporter and w.currency = p.cell.currency
    and w.frequency = p.cell.frequency and w.period_start in (p.period_start, p.base_period_start)
  group by all),
blank as (
  select p.cell, p.period_start, p.base_period_start, w.sector, w.importer
  from pairs p join sold_lines w on w.source = p.cell.source and w.exporter = p.cell.reporter and w.currency = p.cell.currency
    and w.frequency = p.cell.frequency and w.period_start in (p.period_start, p.base_period_start)
  group by p.cell, p.period_start, p.base_period_start, w.sector, w.importer, w.period_start having count(w.value) = 0
  union
  select p.cell, p.period_start, p.base_period_start, w.sector, w.importer
  from pairs p join bought_lines w on w.source = p.cell.source and w.currency = p.cell.currency
    and w.frequency = p.cell.frequency and w.period_start in (p.period_start, p.base_period_start)
  group by p.cell, p.period_start, p.base_period_start, w.sector, w.importer, w.period_start having count(w.value) = 0),
markets as (
  select cell, period_start, base_period_start, sector as k, importer as j, coalesce(x0, 0) as x0, coalesce(x1, 0) as x1,
    coalesce(m0, 0) as m0, coalesce(m1, 0) as m1
  from bought full join sold using (cell, period_start, base_period_start, sector, importer)
  where (cell, period_start, base_period_start, sector, importer) not in (from blank)),
kept as (
  select * from (
    select cell, period_start, base_period_start, unnest(list_distinct([k, 'all_products'])) as sector, k, j, x0, x1, m0, m1
    from markets)
  where (cell, sector) in (select (cell, unnest([sector, 'all_products'])) from sold)),
-- Growth of the market by sector and importer, by either, and of all. Differences are taken before they are divided, and summed one by one:
-- differences of sums of doubles would keep too few digits.
rates as (
  select *, sum(m1 - m0) over market / nullif(sum(m0) over market, 0) as r,
    sum(m1 - m0) over (partition by cell, period_start, base_period_start, sector, k)
      / nullif(sum(m0) over (partition by cell, period_start, base_period_start, sector, k), 0) as r_k,
    sum(m1 - m0) over (partition by cell, period_start, base_period_start, sector, j)
      / nullif(sum(m0) over (partition by cell, period_start, base_period_start, sector, j), 0) as r_j,
    (m1 - m0) / nullif(m0, 0) as r_kj
  from kept
  window market as (partition by cell, period_start, base_period_start, sector)),
sums as (
  select cell, period_start, base_period_start, sector, sum(x0) as x0, sum(x1) as x1, any_value(r) as r,
    bool_and(m0 > 0 or x0 = 0) as is_known, if(is_known, any_value(r) * sum(x0), null) as by_all,
    if(is_known, fsum((coalesce(r_k, 0) - r) * x0), null) as by_structure,
    if(is_known, fsum((coalesce(r_kj, 0) - coalesce(r_k, 0)) * x0), null) as by_partner,
    if(is_known, fsum((x1 - x0)::double - coalesce(r_kj, 0) * x0), null) as by_shares,
    if(is_known, sum(coalesce(r_k, 0) * x0), null) as by_k, if(is_known, sum(coalesce(r_j, 0) * x0), null) as by_j,
    if(is_known, sum(coalesce(r_kj, 0) * x0), null) as by_kj, if(is_known, sum(x0::double * m1 / nullif(m0, 0)) / nullif(sum(x0), 0), null) as demand
  from rates group by cell, period_start, base_period_start, sector),
answers as (
  select cell, period_start, base_period_start, sector, unnest([
    {component: 'change', value: x1 - x0},
    {component: 'world_growth', value: by_all},
    {component: 'product_structure', value: by_structure},
    {component: 'partner_structure', value: by_partner},
    {component: 'competitiveness', value: by_shares},
    {component: 'growth', value: x1 / nullif(x0, 0) - 1},
    {component: 'world_growth_rate', value: r},
    {component: 'share_effect', value: by_shares / nullif(x0, 0)},
    {component: 'structure_effect', value: (by_kj - by_all) / nullif(x0, 0)},
    {component: 'product_effect', value: (by_k - by_all) / nullif(x0, 0)},
    {component: 'partner_effect', value: (by_j - by_all) / nullif(x0, 0)},
    {component: 'mixed_effect', value: (by_kj - by_k - by_j + by_all) / nullif(x0, 0)},
    {component: 'addressed_demand', value: demand},
    {component: 'market_share_effect', value: x1 / nullif(x0, 0) / demand}], recursive := true)
  from sums)
select cell.source, cell.reporter, cell.partner, cell.flow, sector, cell.currency, cell.frequency, period_start,
  base_period_start, 'WLD' as market, 'sectors' as product_basis, component, value
from answers
