-- How steady trade was before summits and since: Ramey and Ramey 1995, Pearson 1896, Magdon-Ismail and Atiya 2004,
-- Hirschman 1945 and Herfindahl 1950. Growth is over twelve months, levels are of years or sums of twelve months.
with
summits as (
  select s.summit_id, coalesce(min(m.window_start), s.held_on)::date as opens, s.parties
  from summits_held s left join commitments_made m using (summit_id) group by s.summit_id, s.held_on, s.parties),
lines as (select l.*, s.sector from party_leaves l left join product_sectors s using (product) where l.products = 'all'),
sector_sums as (
  select cell, coalesce(sector, 'none') as sector, period_start, period_end, sum(value) as value from lines group by all),
-- Of all products, unless a sector is blank.
series as (
  select * from sector_sums where sector <> 'none' and value is not null
  union all
  select cell, 'all_products', period_start, period_end, sum(value) from sector_sums
  group by all having count(*) = count(value)),
spanned as (
  select v.* exclude (value), v.value, c.summit_id, c.opens, if(v.period_end <= c.opens, 'before', 'since') as span
  from series v join summits c
    on list_contains(string_split(c.parties, '|'), v.cell.reporter)
      and (v.cell.partner = 'WLD' or list_contains(string_split(c.parties, '|'), v.cell.partner))
  where v.period_end <= c.opens or v.period_start >= c.opens),
growth as (
  select a.cell, a.sector, a.summit_id, a.span, stddev_samp(ln(a.value / z.value)) as value
  from spanned a
  join series z on z.cell = a.cell and z.sector = a.sector and z.period_start = a.period_start - interval 1 year
  where a.value > 0 and z.value > 0
  group by all having count(*) >= 2),
levels as (
  select *, row_number() over (partition by cell, sector, summit_id, span order by period_start) as place from (
    select cell, sector, summit_id, span, period_start, period_end,
      sum(value) over year as level, min(period_start) over year as first, count(*) over year as periods
    from spanned
    window year as (partition by cell, sector, summit_id, span order by period_start rows between
      case cell.frequency when 'M' then 11 when 'Q' then 3 else 0 end preceding and current row))
  where periods = case cell.frequency when 'M' then 12 when 'Q' then 4 else 1 end
    and first + interval 1 year = period_end),
variation as (
  select cell, sector, summit_id, span, stddev_samp(level) / avg(level) as value
  from levels group by all having count(*) >= 2),
falls as (
  select *, (peak - level) / peak as fall from (
    select *, max(level) over (partition by cell, sector, summit_id, span order by period_start) as peak from levels)),
drawdowns as (
  select cell, sector, summit_id, span, max(fall) as fall, arg_min(peak, (-fall, period_start)) as peak,
    arg_min(period_start, (-fall, period_start)) as trough
  from falls group by all having count(*) >= 2),
recoveries as (
  select d.cell, d.sector, d.summit_id, d.span, date_diff('month', d.trough, min(l.period_start)) as value
  from drawdowns d join levels l using (cell, sector, summit_id, span)
  where d.fall > 0 and l.period_start > d.trough and l.level >= d.peak
  group by d.cell, d.sector, d.summit_id, d.span, d.trough),
product_sums as (
  select s.cell, s.sector, s.summit_id, s.span, l.product, l.product_level, l.hs_revision, sum(l.value) as value
  from spanned s join lines l on l.cell = s.cell and l.period_start = s.period_start
    and (s.sector = 'all_products' or l.sector = s.sector)
  where l.product <> 'TOTAL'
  group by all having sum(l.value) is not null),
-- Products of one level and revision only: else the same goods would be two. A sector that is one chapter has no products where chapters are all that the source tells.
chapters as (
  select cell.source as source, sector, count(distinct product) as number
  from lines where sector is not null and product <> 'TOTAL' group by all),
products as (
  select cell, p.sector, summit_id, span, sum(power(value / nullif(whole, 0), 2)) as value
  from (select *, sum(value) over (partition by cell, sector, summit_id, span) as whole from product_sums) p
  left join chapters c on c.source = p.cell.source and c.sector = p.sector
  where p.sector = 'all_products' or c.number > 1
  group by all having count(distinct (product_level, hs_revision)) = 1),
-- Partners of files that list some products have a sector where every product of it that the reporter trades with the
-- world is listed.
partner_lines as (
  select struct_pack(l.source, l.reporter, partner := 'WLD', l.flow, l.currency, l.frequency, l.valuation) as cell, l.partner,
    l.dataflow, l.products, l.period_start, l.product, s.sector, l.value
  from leaves l join product_sectors s using (product)
  where l.partner <> 'WLD' and l.reporter in (select reporter from counterparts)),
some_listed as (
  select w.cell, w.sector, w.period_start, d.dataflow
  from lines w join (select distinct cell, dataflow, period_start from partner_lines where products <> 'all') d
    using (cell, period_start)
  left join (select distinct cell, dataflow, period_start, product from partner_lines) p
    on p.cell = w.cell and p.dataflow = d.dataflow and p.period_start = w.period_start and p.product = w.product
  where w.cell.partner = 'WLD' and w.value is not null
  group by all having count(*) = count(p.product)),
partner_values as (
  select p.cell, p.sector, p.period_start, p.partner, p.products, sum(p.value) as value
  from partner_lines p
  where p.products = 'all' or (p.cell, p.sector, p.period_start, p.dataflow) in (
    select (cell, sector, period_start, dataflow) from some_listed)
  group by all
  union all
  select cell, 'all_products', period_start, partner, products, sum(value)
  from (select cell, sector, period_start, partner, products, sum(value) as value
    from partner_lines where products = 'all' group by all)
  group by all having count(*) = count(value)),
partner_sums as (
  select s.cell, s.sector, s.summit_id, s.span, p.partner, sum(p.value) as value
  from spanned s join (
      select * from partner_values
      qualify row_number() over (partition by cell, sector, period_start, partner order by products) = 1) p
    on p.cell = s.cell and p.sector = s.sector and p.period_start = s.period_start
  group by all having sum(p.value) is not null),
worlds as (select cell, sector, summit_id, span, sum(value) as world from spanned group by all),
partners as (
  select cell, sector, summit_id, span, sum(power(value / nullif(listed, 0), 2)) as value
  from (select *, sum(value) over (partition by cell, sector, summit_id, span) as listed from partner_sums)
  join worlds using (cell, sector, summit_id, span)
  group by cell, sector, summit_id, span, world having abs(sum(value) - world) <= 0.005 * world)
select cell.source, cell.reporter, cell.partner, cell.flow, sector, cell.currency, cell.frequency, summit_id, span, indicator,
  value
from (
  select 'log_growth_deviation' as indicator, * from growth
  union all by name select 'coefficient_of_variation' as indicator, * from variation
  union all by name select 'largest_drawdown' as indicator, cell, sector, summit_id, span, fall as value from drawdowns
  union all by name select 'months_to_recover' as indicator, * from recoveries
  union all by name select 'product_concentration' as indicator, * from products
  union all by name select 'partner_concentration' as indicator, * from partners)
