-- What the pairs of parties traded, which gravity explains: as exporters are seen. The estimate itself is not made a second time,
-- but the equations that it solves are looked at where they can be seen, in SecondImplementationSparkTest.
with
pairs as (
  select * from world_pairs
  where shows_exporters and (exporter, importer) in (select (reporter, partner) from counterparts)),
traded as (
  select source, currency, frequency, exporter, importer, unnest(['all_products', sector]) as sector, period_start, value,
    blanks
  from pairs),
sums as (select * exclude (value, blanks), if(sum(blanks) = 0, sum(value), null) as actual from traded group by all)
select g.source, g.dataflow, g.specification, g.currency, g.frequency, g.term, g.exporter, g.importer, g.sector, g.period_start,
  if(s.source is null, 0, s.actual)::decimal(18, 3) as actual
from gravity g
left join sums s using (source, currency, frequency, exporter, importer, sector, period_start)
where g.term = 'residual'
