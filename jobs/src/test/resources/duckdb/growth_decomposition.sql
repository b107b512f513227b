-- Growth between two periods: exchange rate, volume and price multiply to it, sectors and products add up to it.
-- Fisher 1922; Törnqvist 1936; Bennet 1920; Reinsdorf, Diewert and Ehemann 2002. No code of the data changes its
-- goods with the revision of the Harmonized System, so that codes are compared as they are.
with
-- A source that lists some products is a whole of its own where nothing states all.
lines as (
  select l.cell, l.period_start, l.period_end, if(l.products = 'all', 'all_products', 'listed_products') as whole,
    l.product, s.sector, l.value, l.part_value, l.part_quantity as quantity, l.quantity_unit
  from party_leaves l left join product_sectors s using (product)
  where l.products = 'all' or l.cell not in (select cell from party_leaves where products = 'all')),
periods as (select distinct cell, whole, period_start, period_end from lines),
baselines as (
  select cell, period_start, (period_start - interval 1 year)::date as base_period_start from periods
  union
  select p.cell, p.period_start, (p.period_start - to_years(years_since(w.opens, p.period_end)::integer))::date
  from periods p join windows w on p.period_end > w.opens and concerns(w.giver, w.receiver, p.cell)),
-- Pairs of periods that are shown; the links of chains are the year before.
pairs as (
  select b.cell, p.whole, b.period_start, b.base_period_start, p.period_end, z.period_end as base_period_end,
    {cell: b.cell, period: b.period_start, base: b.base_period_start} as pair
  from baselines b
  join periods p on p.cell = b.cell and p.period_start = b.period_start
  join periods z on z.cell = b.cell and z.period_start = b.base_period_start),
products as (
  select c.pair, c.whole, c.product, any_value(l.sector) as sector,
    count(*) filter (l.value is null) > 0 as blank,
    count(distinct l.period_start) = 2 as listed_in_both,
    coalesce(sum(l.value) filter (l.period_start = c.base_period_start), 0) as v0,
    coalesce(sum(l.value) filter (l.period_start = c.period_start), 0) as v1,
    coalesce(nullif(any_value(l.part_value) filter (l.period_start = c.base_period_start), 0), v0) as t0,
    coalesce(nullif(any_value(l.part_value) filter (l.period_start = c.period_start), 0), v1) as t1,
    any_value(l.quantity) filter (l.period_start = c.base_period_start) as q0,
    any_value(l.quantity) filter (l.period_start = c.period_start) as q1,
    any_value(l.quantity_unit) filter (l.period_start = c.base_period_start) as unit0,
    any_value(l.quantity_unit) filter (l.period_start = c.period_start) as unit1
  from (select p.*, l.product from pairs p join lines l using (cell)
    where l.period_start in (p.period_start, p.base_period_start) group by all) c
  join lines l on l.cell = c.cell and l.product = c.product and l.period_start in (c.period_start, c.base_period_start)
  group by all),
-- A product that is blank in one of the periods is left out of both. Of a list, so is one that is not listed in both,
-- and the subheadings of a heading that is.
kept as (
  select * from products p
  where not blank and (whole = 'all_products' or listed_in_both and not exists (
    select 1 from products h
    where h.pair = p.pair and h.listed_in_both and h.product <> p.product and starts_with(p.product, h.product)))),
parts as (
  select *, sector as part from kept where sector is not null
  union all select *, whole from kept),
amounts as (select pair, part, whole, sum(v0) as v0, sum(v1) as v1 from parts group by all),
-- What of a product has a quantity (t) is compared with what of it had one.
judged as (
  select *, case
    when t0 > 0 and t1 = 0 then 'only_before'
    when t0 = 0 and t1 > 0 then 'only_after'
    when t0 = 0 and t1 = 0 then 'not_traded'
    when t0 < 0 or t1 < 0 then 'value_below_zero'
    when coalesce(q0, 0) <= 0 or coalesce(q1, 0) <= 0 then 'no_quantity'
    when unit0 is distinct from unit1 then 'other_unit'
    when least(q0, q1) < case unit0 when 'kg' then 1000 when 't' then 1 else 0 end then 'below_floor'
    when greatest(t1 / q1 / (t0 / q0), t0 / q0 / (t1 / q1)) > 10 then 'unit_value_jump'
    else 'covered' end as judgement
  from parts),
covered as (
  select pair, part, whole, product, t0 as v0, t1 as v1, q0::double as q0, q1::double as q1, t0 / q0 as p0, t1 / q1 as p1,
    (t0 * 1000)::hugeint as m0, (t1 * 1000)::hugeint as m1, (judged.q0 * 1000)::hugeint as n0, (judged.q1 * 1000)::hugeint as n1,
    t0 / sum(t0) over basket as s0, t1 / sum(t1) over basket as s1
  from judged where judgement = 'covered'
  window basket as (partition by pair, part)),
-- Half of v1 - v0 + v0 q1 / q0 - v1 q0 / q1, and of v1 - v0 without the rest: what is traded cancels out, of which doubles
-- keep too few digits. In whole thousandths, and what is left of one.
effects as (
  select pair, part, sum(m1) - sum(m0) as grown, sum(m0 * n1 // n0) - sum(m1 * n0 // n1) as turned,
    fsum((m0 * n1 % n0)::double / n0::double) - fsum((m1 * n0 % n1)::double / n1::double) as left_over,
    ((grown + turned)::double + left_over) / 2000 as by_volume, ((grown - turned)::double - left_over) / 2000 as by_price
  from covered group by all),
indices as (
  select pair, part, count(*) as matched, sum(v0) as v0, sum(v1) as v1,
    sum(p1 * q0) / sum(v0) as price_laspeyres, sum(v1) / sum(p0 * q1) as price_paasche,
    sum(p0 * q1) / sum(v0) as volume_laspeyres, sum(v1) / sum(p1 * q0) as volume_paasche,
    sqrt(price_laspeyres * price_paasche) as price_fisher, sqrt(volume_laspeyres * volume_paasche) as volume_fisher,
    exp(sum((s0 + s1) / 2 * ln(p1 / p0))) as price_tornqvist, exp(sum((s0 + s1) / 2 * ln(q1 / q0))) as volume_tornqvist
  from covered group by all),
-- The weights of a basket of arithmetic means as those of a geometric one; half of each basket; and back.
geometric as (
  select c.*, c.p1 / c.p0 as p, c.q1 / c.q0 as q, i.price_fisher, i.volume_fisher,
    c.s0 * log_mean(p, i.price_laspeyres) as pl, c.p0 * c.q1 * log_mean(p, i.price_paasche) as pp,
    c.s0 * log_mean(q, i.volume_laspeyres) as ql, c.p1 * c.q0 * log_mean(q, i.volume_paasche) as qp
  from covered c join indices i using (pair, part)
  where c.part = c.whole),
halved as (
  select *, (pl / sum(pl) over basket + pp / sum(pp) over basket) / 2 / log_mean(p, price_fisher) as price_weight,
    (ql / sum(ql) over basket + qp / sum(qp) over basket) / 2 / log_mean(q, volume_fisher) as volume_weight
  from geometric window basket as (partition by pair)),
each_added as (
  select pair, part, product, unnest([
    {component: 'contribution_to_price_fisher', value: (p - 1) * price_weight / sum(price_weight) over basket},
    {component: 'contribution_to_volume_fisher', value: (q - 1) * volume_weight / sum(volume_weight) over basket}],
    recursive := true)
  from halved window basket as (partition by pair)),
-- The hundred that add most stand by themselves.
additive as (
  select pair, part, if(place > 100, 'rest', product) as product, component, sum(value) as value
  from (select *, row_number() over (partition by pair, component order by abs(value) desc, product) as place from each_added)
  group by all),
rates as (
  select p.period_start, p.period_end, r.currency as told_in,
    sum(r.currency_per_usd::decimal(18, 6))::double / count(*) as rate
  from (select distinct period_start, period_end from periods) p
  join (select *, strptime(month || '-01', '%Y-%m-%d')::date as day from exchange_rates) r
    on r.day >= p.period_start and r.day < p.period_end
  group by all having count(*) = date_diff('month', p.period_start, p.period_end)
  union all select distinct period_start, period_end, 'USD', 1 from periods),
exchange as (
  select c.pair, t.told_in, if(t.told_in = c.cell.currency, 1, a.rate / ta.rate / (z.rate / tz.rate)) as factor
  from pairs c cross join (select unnest(['USD', 'JPY', 'INR']) as told_in) t
  left join rates a on a.period_start = c.period_start and a.period_end = c.period_end and a.told_in = t.told_in
  left join rates ta
    on ta.period_start = c.period_start and ta.period_end = c.period_end and ta.told_in = c.cell.currency
  left join rates z on z.period_start = c.base_period_start and z.period_end = c.base_period_end and z.told_in = t.told_in
  left join rates tz
    on tz.period_start = c.base_period_start and tz.period_end = c.base_period_end and tz.told_in = c.cell.currency),
-- Numbers that stand in every currency.
factors as (
  select a.pair, a.part, 'all' as product, e.told_in, unnest([
    {component: 'nominal_growth_factor', value: e.factor * (a.v1 / nullif(greatest(a.v0, 0), 0))},
    {component: 'exchange_rate_factor', value: e.factor},
    {component: 'trade_growth_factor', value: a.v1 / nullif(greatest(a.v0, 0), 0)},
    {component: 'volume_fisher', value: i.volume_fisher}, {component: 'price_fisher', value: i.price_fisher},
    {component: 'coverage_factor', value: i.v0 / nullif(greatest(a.v0, 0), 0) / (i.v1 / nullif(a.v1, 0))}], recursive := true)
  from amounts a join exchange e using (pair) left join indices i using (pair, part)),
-- And in the currency of trade, where there is any quantity to ask for.
weighed as (
  select cell, unnest([sector, whole]) as part, period_start from lines where quantity > 0),
trade as (
  select a.pair, a.part, 'all' as product, unnest([
    {component: 'volume_tornqvist', value: i.volume_tornqvist}, {component: 'price_tornqvist', value: i.price_tornqvist},
    {component: 'covered_share_before', value: coalesce(i.v0, 0) / nullif(greatest(a.v0, 0), 0)},
    {component: 'covered_share_after', value: coalesce(i.v1, 0) / nullif(greatest(a.v1, 0), 0)},
    {component: 'matched_products', value: coalesce(i.matched, 0)::double},
    {component: 'value_change', value: (a.v1 - a.v0)::double},
    {component: 'value_change_by_volume', value: coalesce(x.by_volume, 0)},
    {component: 'value_change_by_price', value: coalesce(x.by_price, 0)},
    {component: 'value_change_not_covered', value: (a.v1 - a.v0 - coalesce(i.v1 - i.v0, 0))::double}], recursive := true)
  from amounts a left join indices i using (pair, part) left join effects x using (pair, part)
  where (a.pair.cell, a.part) in (select (cell, part) from weighed)),
excluded as (
  select j.pair, j.part, 'all' as product, 'excluded_' || j.judgement as component, count(*)::double as value
  from judged j
  where j.judgement <> 'covered' and (j.pair.cell, j.part) in (select (cell, part) from weighed)
  group by all),
ends as (
  select distinct p.cell, w.part, p.period_start, p.base_period_start from pairs p join weighed w using (cell)
  union
  select p.cell, w.part, p.period_start, min(w.period_start) from periods p join weighed w using (cell)
  where w.period_start < p.period_start and month(w.period_start) = month(p.period_start)
  group by all),
linked as (
  select {cell: e.cell, period: e.period_start, base: e.base_period_start} as pair, e.part,
    product(i.volume_fisher) as volume_fisher, product(i.price_fisher) as price_fisher,
    product(i.volume_tornqvist) as volume_tornqvist, product(i.price_tornqvist) as price_tornqvist
  from ends e
  join indices i on i.pair.cell = e.cell and i.part = e.part
    and i.pair.period > e.base_period_start and i.pair.period <= e.period_start
    and i.pair.base = i.pair.period - interval 1 year and month(i.pair.period) = month(e.period_start)
  group by e.cell, e.period_start, e.base_period_start, e.part
  having count(*) = date_diff('year', e.base_period_start, e.period_start)),
chains as (
  select pair, part, 'all' as product, unnest([
    {component: 'chained_volume_fisher', value: volume_fisher},
    {component: 'chained_price_fisher', value: price_fisher},
    {component: 'chained_volume_tornqvist', value: volume_tornqvist},
    {component: 'chained_price_tornqvist', value: price_tornqvist}], recursive := true)
  from linked),
-- The hundred that moved most stand by themselves.
named as (
  select *, row_number() over (partition by pair order by abs(v1 - v0) desc, product) as place,
    if(place > 100, 'rest', product) as name
  from kept),
contributed as (
  select pair, sector as part, name as product, sum(v1 - v0) as change from named
  group by all having name <> 'rest' or change <> 0
  union all
  select pair, sector, 'all', sum(v1 - v0) from kept group by all),
contributions as (
  select c.pair, c.part, c.product, unnest([
    {component: 'contribution_to_total_growth', value: c.change / nullif(greatest(w.v0, 0), 0)},
    {component: 'contribution_to_sector_growth',
      value: if(c.product = 'all', null, c.change / nullif(greatest(s.v0, 0), 0))}], recursive := true)
  from contributed c
  join amounts s on s.pair = c.pair and s.part = c.part
  join amounts w on w.pair = c.pair and w.part = w.whole)
select pair.cell.source, pair.cell.reporter, pair.cell.partner, pair.cell.flow, part as sector,
  coalesce(told_in, pair.cell.currency) as currency, pair.cell.frequency, pair.period as period_start,
  pair.base as base_period_start, product, component, value
from (from factors union all by name from trade union all by name from excluded union all by name from chains
  union all by name from contributions union all by name from additive)
