select source, partner, flow, product, indicator, value, unit, inputs_complete, reason
from trade_structure
where sector = 'all_products' and (period = '2021-22'
    and base_period_start in ('2013-04-01', '2021-04-01') or indicator in ('products',
    'world'))
order by all
