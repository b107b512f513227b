-- Trade by sector, its growth over the like period of the year before, and how many products it is of. A product of all partners is
-- blank where it is with each of them.
with
lines as (
  select l.*, coalesce(s.sector, 'all_products') as sector, concat(l.product, ' ', l.hs_revision) as code
  from leaves l left join product_sectors s using (product)
  where l.products = 'all' and (l.reporters <> 'parties' or l.reporter in (select reporter from counterparts))),
sums as (
  select source, reporter, partner, flow, sector, currency, frequency, period_start, sum(value) as value,
    count(distinct code) filter (value is not null) as products_counted,
    count(distinct code) filter (value is null) as products_blank
  from lines group by all
  union all
  select distinct l.source, l.reporter, l.partner, l.flow, x.sector, l.currency, l.frequency, l.period_start, null, 0, 0
  from lines l join sectors_listed x on x.measure_relation = 'not_observable'
    and x.scheme = case length(l.product) when 2 then 'HS2' else 'HS6' end and l.product <> 'TOTAL')
select s.source, s.reporter, s.partner, s.flow, s.sector, s.currency, s.frequency, s.period_start, s.value, s.products_counted,
  s.products_blank, if(z.value > 0, s.value / z.value - 1, null) as growth
from sums s
left join sums z on (z.source, z.reporter, z.partner, z.flow, z.sector, z.currency, z.frequency)
    = (s.source, s.reporter, s.partner, s.flow, s.sector, s.currency, s.frequency)
  and z.period_start = (s.period_start - interval 1 year)::date
