-- What is kept of a file beside its lines, so that no later night reads them again: the lines of what parties of commitments buy,
-- what each country sells of each product, and what countries sell each other by sector. ${flows} is a file, ${sums} the beginning
-- of names.

copy (
  select * from read_parquet('${flows}') where j in (select code from countries where iso3 in (select reporter from counterparts))
) to '${sums}.parties.parquet';

copy (
  select t, i, k, sum(v) * 1000 as value from read_parquet('${flows}') group by all
) to '${sums}.exporters.parquet';

copy (
  select f.t, f.i, f.j, p.sector, sum(f.v) * 1000 as value, count(*) - count(f.v) as blanks
  from read_parquet('${flows}') f join products p on p.product = f.k group by all
) to '${sums}.pairs.parquet';
