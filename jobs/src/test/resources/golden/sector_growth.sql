select source, reporter, partner, flow, frequency, sector, count(*) as periods,
  min(period) as first_period, max(period) as last_period, sum(value) as value,
  max_by(growth, period_start) as last_growth,
  max_by(share_of_total, period_start) as last_share_of_total,
  count(*) filter (reason is not null) as with_reason, sum(products_blank) as products_blank
from sector_growth where partner in ('JPN', 'WLD')
group by all order by all
