-- What the queries of indicators start from, of the last release of each year, from what was kept of its file. ${sums} is a folder.

create macro kept_files(files) as table
select f.file from (
  select file_index as file, t, regexp_extract(filename, '_V([0-9]+)', 1) as release
  from read_parquet(files, filename = true) where file_row_number = 0) f
join last_release l on l.y = f.t and l.release = f.release;

create view product_sectors as select product, sector from products where sector is not null;

create table printed as
select 'baci' as source, 'HS22' as dataflow, 'A' as frequency, 'USD' as currency, j.iso3 as reporter, i.iso3 as partner,
  'import' as flow, l.k as product, 'HS6' as product_level, 'HS2022' as hs_revision, make_date(l.t, 1, 1) as period_start,
  make_date(l.t + 1, 1, 1) as period_end, (l.v * 1000)::decimal(18, 3) as value, l.q as quantity, 't' as quantity_unit,
  'FOB' as valuation, 'all' as partners, 'all' as products, 'none' as world, 'parties' as reporters
from read_parquet('${sums}/*.parties.parquet') l
join kept_files('${sums}/*.parties.parquet') f on f.file = l.file_index
join countries j on j.code = l.j join countries i on i.code = l.i;

-- One direction is printed, in which exporters and importers are both seen.
create view world_products as
select 'baci' as source, 'USD' as currency, 'A' as frequency, 'FOB' as valuation, true as shows_exporters, true as shows_importers,
  make_date(l.t, 1, 1) as period_start, make_date(l.t + 1, 1, 1) as period_end, 'HS2022' as hs_revision, l.k as product,
  'HS6' as product_level, i.iso3 as exporter, l.value
from read_parquet('${sums}/*.exporters.parquet') l
join kept_files('${sums}/*.exporters.parquet') f on f.file = l.file_index
join countries i on i.code = l.i;

create table world_pairs as
select 'baci' as source, 'USD' as currency, 'A' as frequency, 'FOB' as valuation, true as shows_exporters, true as shows_importers,
  make_date(l.t, 1, 1) as period_start, l.sector, i.iso3 as exporter, j.iso3 as importer, l.value, l.blanks
from read_parquet('${sums}/*.pairs.parquet') l
join kept_files('${sums}/*.pairs.parquet') f on f.file = l.file_index
join countries i on i.code = l.i join countries j on j.code = l.j
where l.sector is not null;
