select importer, product, basis, school, indicator, period, value, value_low, value_high,
  distance, distance_low, holds, holds_in_window, years_in_a_row, changes, unit, reason
from dependency_flags
where period = '2024'
  and (importer = 'JPN' and product = '2504' or indicator = 'flag' and basis = 'value')
order by all
