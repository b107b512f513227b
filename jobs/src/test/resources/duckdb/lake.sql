-- The lines that the lake holds, with what their files say of them: those of sources that state some countries' trade, and of
-- the world's what the parties of commitments report; beside these, all that the world trades by exporter and product, and
-- by pair and sector. ${lake} is a folder, all of whose files count: one release of each period. Lines are grouped by the integers
-- of the lake before these are told as codes. A file's place among all that are read is the same in every scan of the folder.

create macro country_of(packed) as concat(
  case when packed >> 24 & 127 > 0 then chr((packed >> 24 & 127)::integer) else '' end,
  case when packed >> 16 & 127 > 0 then chr((packed >> 16 & 127)::integer) else '' end,
  case when packed >> 8 & 127 > 0 then chr((packed >> 8 & 127)::integer) else '' end,
  chr((packed & 127)::integer));

create table files as
select file, l.* exclude (quantityUnit, valuation), quantityUnit as quantity_unit, valuation.import as import_valuation,
  valuation.export as export_valuation
from read_json('${lake}/*/entry.json', columns = {id: 'varchar', source: 'varchar', dataflow: 'varchar',
  frequency: 'varchar', currency: 'varchar', partners: 'varchar', products: 'varchar', world: 'varchar',
  reporters: 'varchar', quantityUnit: 'varchar', valuation: 'struct(import varchar, export varchar)'}) l
join (select file_index as file, split_part(filename, '/', -2) as id
  from read_parquet('${lake}/*/flows.parquet', filename = true) where file_row_number = 0) using (id);

create view coded as select *, file_index as file from read_parquet('${lake}/*/flows.parquet');

create table countries as
select code, country_of(code) as iso3 from (select reporter as code from coded union select partner from coded);

create table products as
select code, case when code = 1 then 'TOTAL' else substr(code::varchar, 2) end as product,
  case when code = 1 then 'TOTAL' else 'HS' || (length(code::varchar) - 1) end as product_level
from (select distinct product as code from coded);

-- The sector of a product: chapters by the scheme of chapters, longer codes by the longest prefix of the other.
create table product_sectors as
select p.product, any_value(p.code) as code, arg_max(s.sector, length(s.hs_prefix)) as sector
from products p
join sector_prefixes s
  on s.scheme = case when length(p.product) = 2 then 'HS2' else 'HS6' end and starts_with(p.product, s.hs_prefix)
where p.product <> 'TOTAL'
group by p.product;

create macro end_of(frequency, period_start) as
  case frequency when 'A' then period_start + interval 1 year when 'Q' then period_start + interval 3 month
    else period_start + interval 1 month end::date;

create table printed as
select f.source, f.dataflow, f.frequency, f.currency, r.iso3 as reporter, p.iso3 as partner,
  if(l.is_export, 'export', 'import') as flow, g.product, g.product_level, 'HS' || l.hs_revision as hs_revision, l.period_start,
  end_of(f.frequency, l.period_start) as period_end, l.value, l.quantity, coalesce(l.quantity_unit, f.quantity_unit) as quantity_unit,
  if(l.is_export, f.export_valuation, f.import_valuation) as valuation, f.partners, f.products, f.world, f.reporters
from coded l join files f using (file)
join countries r on r.code = l.reporter join countries p on p.code = l.partner join products g on g.code = l.product
where f.reporters <> 'parties' or r.iso3 in (select reporter from counterparts);

-- Where a file that holds the world's trade prints exports, exporters are seen there, and where it prints imports, importers
-- are. A file of one direction prints each trade once, and both are seen in it. Blank lines are among them: what they are of
-- is not known.
create view world_coded as
select l.file, l.is_export, l.period_start, if(l.is_export, l.reporter, l.partner) as exporter,
  if(l.is_export, l.partner, l.reporter) as importer, l.product, l.hs_revision, l.value
from coded l semi join (select file from files where reporters = 'parties') using (file)
where l.partner is distinct from (select code from countries where iso3 = 'WLD');

create table world_files as
select f.*, is_export, if(is_export, 'export', 'import') as flow, if(is_export, export_valuation, import_valuation) as valuation,
  is_export = bool_or(is_export) over dataflow as shows_exporters, is_export = bool_and(is_export) over dataflow as shows_importers
from files f join (select distinct file, is_export from world_coded) using (file)
window dataflow as (partition by source, dataflow);

create table world_product_sums as
select file, is_export, period_start, hs_revision, product, exporter, sum(value) as value from world_coded group by all;

create view world_products as
select f.source, f.currency, f.frequency, f.valuation, f.shows_exporters, f.shows_importers, l.period_start,
  end_of(f.frequency, l.period_start) as period_end, 'HS' || l.hs_revision as hs_revision, g.product, g.product_level,
  e.iso3 as exporter, l.value
from world_product_sums l
join world_files f using (file, is_export) join countries e on e.code = l.exporter join products g on g.code = l.product;

create table world_pairs as
select f.source, f.currency, f.frequency, f.valuation, f.shows_exporters, f.shows_importers, l.period_start, l.sector,
  e.iso3 as exporter, i.iso3 as importer, l.value, l.blanks
from (
  select w.file, w.is_export, w.period_start, w.exporter, w.importer, s.sector, sum(w.value) as value,
    count(*) - count(w.value) as blanks
  from world_coded w join product_sectors s on s.code = w.product group by all) l
join world_files f using (file, is_export) join countries e on e.code = l.exporter join countries i on i.code = l.importer;
