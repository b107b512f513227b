select market, source, frequency, partner, sector, period, base_period_start, product_basis,
  component, value, unit, inputs_complete, reason
from market_share_analysis
where component = 'none' and frequency = 'A' or period = '2018-19'
  and base_period_start = '2013-04-01' and (sector = 'all_products' or
  component = 'competitiveness')
order by all
