select importer, exporter, importer_source, exporter_source, frequency, sector, margin,
  count(*) as rows, min(period_start) as first_period_start,
  max(period_start) as last_period_start, sum(importer_value) as importer_value,
  sum(exporter_value) as exporter_value, reason
from mirror_gap group by all order by all
