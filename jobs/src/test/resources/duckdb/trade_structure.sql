-- What a party's trade is made of and how that changed: Hirschman 1945 and Herfindahl 1950, Grubel and Lloyd 1975, Lafay 1992,
-- Finger and Kreinin 1979, Hummels and Klenow 2005, Lawrence 1984, Kehoe and Ruhl 2013. Chapter 99 is no product. What takes
-- the world's trade, all partners or quantities is in trade_structure_of_world.sql.
with
lines as (
  select l.cell, l.source, l.product_level, l.hs_revision, l.period_start, l.period_end, l.product, l.value, s.sector
  from basket_lines l join product_sectors s using (product)
  where not starts_with(l.product, '99')),
blanks as (select cell, period_start, product from lines where value is null),
parts as (
  select l.* exclude (sector), u.sector
  from lines l cross join lateral (select unnest([l.sector, 'all_products']) as sector) u
  where l.value is not null),
-- One period.
possible as (
  select source, product_level, hs_revision, sector, count(distinct product) as n from parts group by all),
-- A sector that is one product, as far as the source ever tells: nothing is said of shares of its products.
one_product as (
  select distinct l.cell, l.period_start, p.sector
  from (select distinct cell, source, product_level, hs_revision, period_start from lines) l
  join possible p on p.source = l.source and p.product_level = l.product_level and p.hs_revision is not distinct from l.hs_revision
  where p.n = 1 and p.sector <> 'all_products'
    and (l.cell, l.period_start, p.sector) not in (select cell, period_start, sector from lines where value is null)),
shares as (
  select *, value / nullif(sum(value) over (partition by cell, period_start, sector), 0) as share from parts),
concentration as (
  select s.cell, s.period_start, s.sector, any_value(p.n) as n, sum(s.share * s.share) as h
  from shares s join possible p on p.source = s.source and p.product_level = s.product_level and p.sector = s.sector
    and p.hs_revision is not distinct from s.hs_revision
  group by all),
concentrated as (
  select cell, period_start, period_start as base_period_start, sector, 'all' as product, unnest([
    {indicator: 'hhi_products', value: h},
    {indicator: 'hhi_products_normalised', value: if(n > 1, (h - 1.0 / n) / (1 - 1.0 / n), null)},
    {indicator: 'hhi_products_unctad', value: if(n > 1, (sqrt(h) - sqrt(1.0 / n)) / (1 - sqrt(1.0 / n)), null)}],
    recursive := true)
  from concentration where (cell, period_start, sector) not in (from one_product)),
beside as (
  select w.cell as world, struct_update(w.cell, partner := o.partner) as cell, w.period_start, w.sector, w.product,
    w.value as whole, coalesce(x.value, 0) as own
  from parts w
  join (select distinct with_world(cell) as world, cell.partner as partner from lines where cell.partner <> 'WLD') o
    on o.world = w.cell
  left join parts x on x.cell = struct_update(w.cell, partner := o.partner) and x.period_start = w.period_start
    and x.sector = w.sector and x.product = w.product
  where (struct_update(w.cell, partner := o.partner), w.period_start, w.product) not in (from blanks)),
compared as (
  select *, sum(own) over part as own_all, sum(whole) over part as whole_all from beside
  window part as (partition by cell, period_start, sector)),
others as (
  select cell, period_start, period_start as base_period_start, sector, 'all' as product, 'finger_kreinin_others' as indicator,
    sum(least(own / own_all, (whole - own) / (whole_all - own_all))) as value
  from compared where own_all <> 0 and whole_all <> own_all and (cell, period_start, sector) not in (from one_product)
  group by all),
margins as (
  select cell, period_start, period_start as base_period_start, sector, 'all' as product, unnest([
    {indicator: 'extensive_margin', value: met / whole},
    {indicator: 'intensive_margin', value: own / nullif(met, 0)},
    {indicator: 'market_share', value: own / whole}], recursive := true)
  from (select cell, period_start, sector, nullif(sum(whole), 0) as whole, sum(own) as own,
      coalesce(sum(whole) filter (own > 0), 0) as met
    from compared where cell.flow = 'import' group by all)),
-- Both directions.
sides as (
  select struct_update(cell, flow := 'both', valuation := null) as cell, cell.flow as flow, period_start, sector, product, value
  from parts),
absent as (select struct_update(cell, flow := 'both', valuation := null) as cell, period_start, product from blanks),
both_known as (
  select cell, period_start from sides group by all having count(distinct flow) = 2),
two_way as (
  select cell, period_start, sector, product, coalesce(sum(value) filter (flow = 'export'), 0) as x,
    coalesce(sum(value) filter (flow = 'import'), 0) as m
  from sides join both_known using (cell, period_start)
  where (cell, period_start, product) not in (from absent)
  group by all),
two_way_sums as (
  select *, sum(x) over (partition by cell, period_start, sector) as x_sector,
    sum(m) over (partition by cell, period_start, sector) as m_sector,
    sum(x) filter (sector = 'all_products') over (partition by cell, period_start) as x_all,
    sum(m) filter (sector = 'all_products') over (partition by cell, period_start) as m_all
  from two_way),
both_sectors as (
  select cell, period_start, period_start as base_period_start, sector, 'all' as product, unnest([
    {indicator: 'grubel_lloyd', value: 1 - differences / nullif(x + m, 0)},
    {indicator: 'finger_kreinin_flows', value: if((cell, period_start, sector) in (
      select struct_update(cell, flow := 'both', valuation := null), period_start, sector from one_product
      where cell.flow = 'export'), null, alike)},
    {indicator: 'lafay', value: if(sector = 'all_products', null, lafay(x, m, x_all, m_all))}], recursive := true)
  from (select cell, period_start, sector, sum(x) as x, sum(m) as m, any_value(x_all) as x_all, any_value(m_all) as m_all,
      sum(abs(x - m)) as differences, if(min(x_sector) = 0 or min(m_sector) = 0, null, sum(least(x / nullif(x_sector, 0), m / nullif(m_sector, 0)))) as alike
    from two_way_sums group by all)),
periods as (select distinct cell, period_start, period_end, hs_revision from lines),
latest as (select cell, max(period_start) as period_start, max(period_end) as period_end from periods group by all),
-- The last period, and those before windows.
shown as (
  select struct_update(cell, flow := 'both', valuation := null) as cell, period_start from latest
  union
  select struct_update(l.cell, flow := 'both', valuation := null),
    (l.period_start - to_years(years_since(w.opens, l.period_end)::integer))::date
  from latest l join windows w on l.period_end > w.opens and concerns(w.giver, w.receiver, l.cell)),
both_products as (
  select cell, period_start, period_start as base_period_start, sector, product, unnest([
    {indicator: 'grubel_lloyd', value: 1 - abs(x - m) / nullif(x + m, 0)},
    {indicator: 'lafay', value: lafay(x, m, x_all, m_all)}], recursive := true)
  from two_way_sums join shown using (cell, period_start)
  where sector <> 'all_products'),
-- Two periods.
baselines as (
  select cell, period_start, (period_start - interval 1 year)::date as base_period_start from periods
  union
  select p.cell, p.period_start, (p.period_start - to_years(years_since(w.opens, p.period_end)::integer))::date
  from periods p join windows w on p.period_end > w.opens and concerns(w.giver, w.receiver, p.cell)),
changed as (
  select b.cell, b.period_start, b.base_period_start, l.sector, l.product,
    coalesce(sum(l.value) filter (l.period_start = b.base_period_start), 0) as v0,
    coalesce(sum(l.value) filter (l.period_start = b.period_start), 0) as v1
  from baselines b join periods p on p.cell = b.cell and p.period_start = b.period_start
  join periods z on z.cell = b.cell and z.period_start = b.base_period_start
    and z.hs_revision is not distinct from p.hs_revision
  join parts l on l.cell = b.cell and l.period_start in (b.period_start, b.base_period_start)
  where (b.cell, b.period_start, l.product) not in (from blanks)
    and (b.cell, b.base_period_start, l.product) not in (from blanks)
  group by b.cell, b.period_start, b.base_period_start, l.sector, l.product),
ordered as (
  select *, sum(v0) over part as v0_all, sum(v1) over part as v1_all,
    sum(v0) over (partition by cell, period_start, base_period_start, sector order by v0, product) - v0 as smaller
  from changed
  window part as (partition by cell, period_start, base_period_start, sector)),
moved as (
  select cell, period_start, base_period_start, sector,
    sum(abs(v1 / nullif(v1_all, 0) - v0 / nullif(v0_all, 0))) / 2 as lawrence,
    sum(if(v0 <> 0 and v1 <> 0, v1 - v0, 0)) as continuing, sum(if(v0 = 0, v1, 0)) as entry, sum(if(v1 = 0, -v0, 0)) as exit,
    sum(v1 - v0) as change,
    if(any_value(v0_all) > 0, sum(v1 * if(v0 = 0, 1, least(greatest((0.1 * v0_all - smaller) / nullif(v0, 0), 0), 1))), null)
      / nullif(any_value(v1_all), 0) as least
  from ordered group by all),
changes as (
  select cell, period_start, base_period_start, sector, 'all' as product, unnest([
    {indicator: 'lawrence', value: if(is_one, null, lawrence)}, {indicator: 'continuing', value: continuing::double},
    {indicator: 'entry', value: entry::double}, {indicator: 'exit', value: exit::double},
    {indicator: 'change', value: change::double}, {indicator: 'least_traded_share', value: if(is_one, null, least)},
    {indicator: 'new_goods_margin', value: if(is_one, null, least - 0.1)}], recursive := true)
  from (select *, (cell, period_start, sector) in (from one_product) as is_one from moved))
select cell.source, cell.reporter, cell.partner, cell.flow, sector, cell.currency, cell.frequency, period_start,
  base_period_start, product, indicator, value
from (from concentrated union all by name from others union all by name from margins union all by name from both_sectors
  union all by name from both_products union all by name from changes)
