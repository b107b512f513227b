-- What a party sells beside what the whole world trades, of files that hold it: Balassa 1965, Dalum, Laursen and Villumsen 1998,
-- Yu, Cai and Leung 2009, Hummels and Klenow 2005 with prices by Sato and Vartia, Brown 1949, Kojima 1964, Michaely 1996, Drysdale
-- and Garnaut 1982. And of all sources, how few partners there are: with chapter 99, as intensity, which products leave out.
with
all_lines as (select l.*, s.sector from basket_lines l join product_sectors s using (product)),
lines as (from all_lines where not starts_with(product, '99')),
blanks as (select cell, period_start, product from lines where value is null),
world as (
  select w.source, w.currency, w.frequency, w.valuation, w.period_start, w.hs_revision, w.product, s.sector, sum(w.value) as value
  from world_products w join product_sectors s using (product)
  where w.shows_exporters and not starts_with(w.product, '99') group by all),
-- Exports to the world, beside the world's to all, of what the exporter is not blank for.
exported as (
  select x.cell, x.period_start, w.product, w.sector, coalesce(l.value, 0)::double as x, w.value::double as w
  from (select distinct cell, period_start, hs_revision from lines
    where cell.flow = 'export' and cell.partner = 'WLD') x
  join world w on w.source = x.cell.source and w.currency = x.cell.currency and w.frequency = x.cell.frequency
    and w.valuation = x.cell.valuation and w.period_start = x.period_start and w.hs_revision is not distinct from x.hs_revision
  left join lines l on l.cell = x.cell and l.period_start = x.period_start and l.product = w.product
  where (x.cell, x.period_start, w.product) not in (from blanks)),
latest as (
  select cell, max(period_start) as period_start, max(period_end) as period_end from lines group by all),
shown as (
  select cell, period_start from latest
  union
  select l.cell, (l.period_start - to_years(years_since(w.opens, l.period_end)::integer))::date
  from latest l join windows w on l.period_end > w.opens and concerns(w.giver, w.receiver, l.cell)),
exported_of as (
  select cell, period_start, sector, 'all' as product, sum(x) as x, sum(w) as w from exported group by all
  union all
  select cell, period_start, sector, product, x, w from exported join shown using (cell, period_start)),
advantage as (
  select cell, period_start, sector, product, unnest([
    {indicator: 'rca_balassa', value: x * w_all / nullif(x_all * w, 0)},
    {indicator: 'rca_symmetric', value: if(x_all > 0 and w > 0, (x * w_all - x_all * w) / (x * w_all + x_all * w), null)},
    {indicator: 'rca_normalised', value: x / w_all - x_all * w / w_all / w_all}], recursive := true)
  from exported_of
  join (select cell, period_start, sum(x) as x_all, sum(w) as w_all from exported group by all) using (cell, period_start)
  where w_all > 0),
margins as (
  select cell, period_start, sector, 'all' as product, unnest([
    {indicator: 'extensive_margin', value: met / whole},
    {indicator: 'intensive_margin', value: own / nullif(met, 0)},
    {indicator: 'market_share', value: own / whole}], recursive := true)
  from (select cell, period_start, u.sector, nullif(sum(w), 0) as whole, sum(x) as own, coalesce(sum(w) filter (x > 0), 0) as met
    from exported e cross join lateral (select unnest([e.sector, 'all_products']) as sector) u
    group by all)),
-- Prices of imports from a partner, against those from all; of a tonne at least, and none ten times the other.
priced as (
  select o.cell, o.period_start, u.sector, o.product, o.value::double as v1, w.value::double as v0, o.quantity::double as q1,
    w.quantity::double as q0,
    o.value > 0 and w.value > 0 and o.quantity > 0 and w.quantity > 0 and o.quantity_unit = w.quantity_unit
      and least(q0, q1) >= case o.quantity_unit when 'kg' then 1000 when 't' then 1 else 0 end
      and greatest(v1 / q1 / (v0 / q0), v0 / q0 / (v1 / q1)) <= 10 as matches
  from lines o join lines w on w.cell = with_world(o.cell) and w.period_start = o.period_start and w.product = o.product
    and w.hs_revision is not distinct from o.hs_revision
  cross join lateral (select unnest([o.sector, 'all_products']) as sector) u
  where o.cell.flow = 'import' and o.cell.partner <> 'WLD' and o.value is not null
    and o.cell in (select cell from lines where quantity is not null)),
sato_vartia as (
  select cell, period_start, sector, sum(weight * ln(v1 / q1 / (v0 / q0))) / sum(weight) as log_price
  from (select *, log_mean(v1 / sum(v1) over basket, v0 / sum(v0) over basket) as weight from priced where matches
    window basket as (partition by cell, period_start, sector))
  group by all),
price as (
  select cell, period_start, sector, 'all' as product, unnest([
    {indicator: 'intensive_price', value: exp(log_price)},
    {indicator: 'intensive_quantity', value: own / met / exp(log_price)},
    {indicator: 'priced_share', value: coalesce(matched, 0) / own}], recursive := true)
  from (select cell, period_start, sector, nullif(sum(v1), 0) as own, nullif(sum(v0) filter (v1 > 0), 0) as met,
      sum(v1) filter (matches) as matched from priced group by all)
  left join sato_vartia using (cell, period_start, sector)),
-- What a party sells to another it shares a commitment with, beside what both trade with all.
pairs as (
  select distinct struct_update(x.cell, partner := c.partner) as cell, x.cell as sold
  from lines x join counterparts c on c.reporter = x.cell.reporter
  where x.cell.flow = 'export' and x.cell.partner = 'WLD'),
by_sector as (
  select w.* exclude (sector), u.sector
  from world_pairs w cross join lateral (select unnest([w.sector, 'all_products']) as sector) u),
exporters as (
  select source, currency, frequency, period_start, sector, exporter as country, sum(value)::double as value
  from by_sector where shows_exporters group by all),
importers as (
  select source, currency, frequency, period_start, sector, importer as country, sum(value)::double as value
  from by_sector where shows_importers group by all),
traded as (
  select source, currency, frequency, period_start, sector, exporter, importer, sum(value)::double as value
  from by_sector where shows_exporters group by all),
world_sectors as (
  select source, currency, frequency, period_start, sector, sum(value) as exports from exporters group by all),
intensities as (
  select p.cell, w.period_start, w.sector, if(t.exporter is null, 0, t.value) as x, xi.value as x_i, mj.value as m_j, w.exports,
    (select sum(value) from importers a where (a.source, a.currency, a.frequency, a.period_start, a.sector)
      = (w.source, w.currency, w.frequency, w.period_start, w.sector) and a.country <> p.cell.reporter) as m_others
  from pairs p
  join world_sectors w on w.source = p.cell.source and w.currency = p.cell.currency and w.frequency = p.cell.frequency
  left join exporters xi on xi.country = p.cell.reporter and (xi.source, xi.currency, xi.frequency, xi.period_start, xi.sector)
    = (w.source, w.currency, w.frequency, w.period_start, w.sector)
  left join importers mj on mj.country = p.cell.partner and (mj.source, mj.currency, mj.frequency, mj.period_start, mj.sector)
    = (w.source, w.currency, w.frequency, w.period_start, w.sector)
  left join traded t on t.exporter = p.cell.reporter and t.importer = p.cell.partner
    and (t.source, t.currency, t.frequency, t.period_start, t.sector)
      = (w.source, w.currency, w.frequency, w.period_start, w.sector)),
intensity as (
  select cell, period_start, sector, 'all' as product, unnest([
    {indicator: 'trade_intensity_wits', value: x * exports / nullif(x_i * m_j, 0)},
    {indicator: 'trade_intensity_kojima', value: x * m_others / nullif(x_i * m_j, 0)}], recursive := true)
  from intensities),
-- What the one sells to all (x), beside what the other buys from all (m) or sells to all (y).
both_sides as (
  select p.cell, p.sold, o.cell as other, o.cell.flow as flow, o.period_start
  from pairs p
  join (select distinct cell, period_start, hs_revision, product_level from lines) o
    on o.cell.source = p.sold.source and o.cell.reporter = p.cell.partner and o.cell.partner = 'WLD'
      and o.cell.currency = p.sold.currency and o.cell.frequency = p.sold.frequency
      and (o.cell.flow = 'import' or o.cell.valuation is not distinct from p.sold.valuation)
  join (select distinct cell, period_start, hs_revision, product_level from lines) x
    on x.cell = p.sold and x.period_start = o.period_start and x.hs_revision is not distinct from o.hs_revision
      and x.product_level = o.product_level),
side_products as (
  select b.cell, b.flow, b.period_start, l.product, any_value(l.sector) as sector,
    coalesce(sum(l.value) filter (l.cell = b.sold), 0)::double as x,
    coalesce(sum(l.value) filter (l.cell = b.other), 0)::double as m
  from both_sides b join lines l on l.cell in (b.sold, b.other) and l.period_start = b.period_start
  where (b.sold, b.period_start, l.product) not in (from blanks) and (b.other, b.period_start, l.product) not in (from blanks)
  group by b.cell, b.flow, b.period_start, l.product),
side_shares as (
  select *, x / sum(x) over side as x_share, m / sum(m) over side as m_share from side_products
  window side as (partition by cell, flow, period_start)),
alike as (
  select cell, period_start, 'all_products' as sector, 'all' as product,
    if(flow = 'import', 'complementarity_michaely', 'finger_kreinin_exports') as indicator,
    if(flow = 'import', 100 * (1 - sum(abs(x_share - m_share)) / 2), sum(least(x_share, m_share))) as value
  from side_shares group by cell, period_start, flow),
-- The same products of the world, and between the two.
known as (
  select b.cell, b.period_start, w.product, w.value::double as world, l.value::double as between_them
  from both_sides b
  join world w on w.source = b.cell.source and w.currency = b.cell.currency and w.frequency = b.cell.frequency
    and w.period_start = b.period_start
  left join lines l on l.cell = b.cell and l.period_start = b.period_start and l.product = w.product
  where b.flow = 'import' and (b.sold, b.period_start, w.product) not in (from blanks)
    and (b.other, b.period_start, w.product) not in (from blanks)),
world_beside as (
  select cell, period_start, product, world / sum(world) over (partition by cell, period_start) as share from known),
fitting as (
  select s.cell, s.period_start, u.sector, 'all' as product, 'complementarity_drysdale_garnaut' as indicator,
    sum(if(s.x_share * s.m_share = 0, 0, s.x_share * s.m_share / w.share)) as value
  from side_shares s
  join world_beside w using (cell, period_start, product)
  cross join lateral (select unnest([s.sector, 'all_products']) as sector) u
  where s.flow = 'import' group by all),
bias as (
  select f.* replace ('trade_bias' as indicator, i.value / nullif(f.value, 0) as value)
  from fitting f join (
    select k.cell, k.period_start, k.x * k.world / nullif(s.x * s.m, 0) as value
    from (select cell, period_start, sum(world) as world, coalesce(sum(between_them), 0) as x from known group by all) k
    join (select cell, period_start, sum(x) as x, sum(m) as m from side_products where flow = 'import' group by all) s
      using (cell, period_start)) i using (cell, period_start)
  where f.sector = 'all_products'),
-- Partners, as the reporter states them, where they add up to what it states of the world. And those that it sells to, as they
-- state it.
partner_lines as (
  select struct_pack(source, reporter, partner := 'WLD', flow, currency, frequency, valuation) as cell, l.period_start, l.partner,
    s.sector, l.value
  from leaves l left join product_sectors s using (product)
  where l.products = 'all' and l.reporter in (select reporter from counterparts)),
-- Files of some chapters list partners that others do not.
also_listed as (
  select struct_pack(source, reporter, partner := 'WLD', flow, currency, frequency, valuation) as cell, l.period_start, l.partner,
    s.sector, l.value
  from leaves l join product_sectors s using (product)
  where l.products <> 'all' and l.product_level = 'HS2' and l.partner <> 'WLD' and l.reporter in (select reporter from counterparts)),
partners_beside as (
  from also_listed where (cell, sector, partner) not in (select cell, sector, partner from partner_lines)),
sold_to as (
  select b.cell, w.period_start, w.importer as partner, w.sector, w.value
  from world_pairs w
  join (select distinct cell from basket_lines) b on b.cell.source = w.source and b.cell.reporter = w.exporter
    and b.cell.partner = 'WLD' and b.cell.flow = 'export' and b.cell.currency = w.currency and b.cell.frequency = w.frequency
  where w.shows_exporters and b.cell not in (select cell from partner_lines)),
partner_sectors as (
  select cell, period_start, partner, sector, sum(value)::double as value
  from (from partner_lines union all from partners_beside union all from sold_to union all select * replace ('WLD' as partner) from sold_to)
  group by all),
partner_values as (
  select p.cell, p.period_start, u.sector, p.partner, sum(p.value) as value, bool_or(p.value is null) as is_blank
  from partner_sectors p
  cross join lateral (select unnest([p.sector, 'all_products']) as sector) u
  where u.sector is not null
  group by all),
partners as (
  select cell, period_start, sector, any_value(n) as n,
    sum(value * value) filter (partner <> 'WLD') / power(sum(value) filter (partner <> 'WLD'), 2) as h
  from partner_values join (
    select cell, sector, count(distinct partner) as n from partner_values where partner <> 'WLD' and value <> 0 group by all)
    using (cell, sector)
  group by all
  having sum(value) filter (partner <> 'WLD') = sum(value) filter (partner = 'WLD') and not bool_or(is_blank)),
partner_concentration as (
  select cell, period_start, sector, 'all' as product, unnest([
    {indicator: 'hhi_partners', value: h},
    {indicator: 'hhi_partners_normalised', value: if(n > 1, (h - 1.0 / n) / (1 - 1.0 / n), null)},
    {indicator: 'hhi_partners_unctad', value: if(n > 1, (sqrt(h) - sqrt(1.0 / n)) / (1 - sqrt(1.0 / n)), null)}],
    recursive := true)
  from partners)
select cell.source, cell.reporter, cell.partner, cell.flow, sector, cell.currency, cell.frequency, period_start,
  period_start as base_period_start, product, indicator, value
from (from advantage union all by name from margins union all by name from price union all by name from intensity
  union all by name from alike union all by name from fitting union all by name from bias
  union all by name from partner_concentration)
