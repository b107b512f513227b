select source, reporter, sector, currency, period, base_period_start, product, component,
  before_commitments, value, inputs_complete, reason
from growth_decomposition
where (source = 'comtrade' and reporter = 'JPN' and sector = 'listed_products'
    and currency <> 'INR' and period = '2022' and base_period_start = '2021-01-01')
  or (source = 'tradestat' and partner = 'JPN' and flow = 'import' and period = '2019-20'
    and base_period_start = '2013-04-01'
    and (sector = 'all_products' or component = 'contribution_to_total_growth')
    and (product = 'all' or abs(value) > 0.01))
  or (source = 'tradestat' and partner = 'JPN' and flow = 'export' and period = '2016-17'
    and base_period_start = '2015-04-01' and currency = 'USD'
    and (sector = 'transport_equipment' or sector = 'all_products' and component = 'trade_growth_factor'))
order by all
