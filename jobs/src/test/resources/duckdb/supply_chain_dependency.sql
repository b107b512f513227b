-- From whom a country imports a product: shares and concentration (Hirschman 1945, Herfindahl 1950), with bounds where a source
-- lists some suppliers only. Where several dataflows of a source list suppliers, the larger total counts.
with
lines as (
  select source, reporter as importer, product, product_level, frequency, period_start, currency, partner, sum(value) as value,
    bool_or(value is not null) as is_known
  from leaves
  where flow = 'import' and product <> 'TOTAL'
    and (reporters <> 'parties' or reporter in (select reporter from counterparts))
  group by all),
totals as (
  select *, total - coalesce(listed, 0) as rest from (
    select source, importer, product, frequency, currency, period_start, any_value(value) filter (partner = 'WLD') as total,
      count(*) filter (partner <> 'WLD' and value > 0) as suppliers_listed,
      coalesce(sum(value) filter (partner <> 'WLD' and value > 0), 0) as listed,
      sum(value::double * value::double) filter (partner <> 'WLD' and value > 0) as squares,
      max(value) filter (partner <> 'WLD' and value > 0) as largest,
      arg_min(partner, (-value, partner)) filter (partner <> 'WLD' and value > 0) as largest_listed
    from lines group by all)),
partners as (
  select reporter as importer, any_value(partner) as partner from counterparts group by all having count(*) = 1),
shares as (
  select t.*, p.partner, l.value as of_partner, total > 0 and rest >= 0 as is_usable,
    coalesce(squares, 0) / total / total as low, power(rest / total, 2) as unlisted
  from totals t left join partners p using (importer)
  left join lines l using (source, importer, product, frequency, currency, period_start, partner))
select source, importer, product, frequency, currency, period_start, total as import_value, suppliers_listed, partner, largest_listed,
  if(is_usable, listed / total, null) as suppliers_listed_share,
  if(is_usable and largest >= rest, largest_listed, null) as top_supplier,
  if(is_usable and largest >= rest, largest / total, null) as top_supplier_share,
  if(is_usable, largest / total, null) as largest_listed_share, if(is_usable and of_partner >= 0, of_partner / total, null) as partner_share,
  if(is_usable and rest = 0, low, null) as hhi, if(is_usable, low, null) as hhi_low,
  if(is_usable, low + unlisted, null) as hhi_high
from shares
