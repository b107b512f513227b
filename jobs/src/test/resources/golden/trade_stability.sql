select flow, sector, partner, span, indicator, value, unit, method, span_start, span_end,
  periods, inputs_complete, reason
from trade_stability
where summit_id = 'jpn_ind_2014' and source = 'tradestat' and flow = 'import'
  and sector in ('all_products', 'machinery', 'minerals_and_inorganic_chemicals')
order by all
