-- What the second implementation starts from: the lines that the lake holds, with what their files say of them, and
-- the project's own lists. ${lake} and ${datasets} are folders.

create macro country_of(packed) as concat(
  case when packed >> 24 & 127 > 0 then chr((packed >> 24 & 127)::integer) else '' end,
  case when packed >> 16 & 127 > 0 then chr((packed >> 16 & 127)::integer) else '' end,
  case when packed >> 8 & 127 > 0 then chr((packed >> 8 & 127)::integer) else '' end,
  chr((packed & 127)::integer));

create table files as
select id, source, dataflow, frequency, currency, partners, products, world, reporters, quantityUnit as quantity_unit,
  valuation.import as import_valuation, valuation.export as export_valuation
from read_json('${lake}/*/entry.json', columns = {id: 'varchar', source: 'varchar', dataflow: 'varchar',
  frequency: 'varchar', currency: 'varchar', partners: 'varchar', products: 'varchar', world: 'varchar',
  reporters: 'varchar', quantityUnit: 'varchar', valuation: 'struct(import varchar, export varchar)'});

create table leaves as
select f.source, f.dataflow, f.frequency, f.currency, country_of(l.reporter) as reporter, country_of(l.partner) as partner,
  case when l.is_export then 'export' else 'import' end as flow,
  case when l.product = 1 then 'TOTAL' else substr(l.product::varchar, 2) end as product,
  case when l.product = 1 then 'TOTAL' else 'HS' || (length(l.product::varchar) - 1) end as product_level,
  'HS' || l.hs_revision as hs_revision, l.period_start,
  case f.frequency when 'A' then l.period_start + interval 1 year when 'Q' then l.period_start + interval 3 month
    else l.period_start + interval 1 month end::date as period_end,
  l.value, l.quantity, coalesce(l.quantity_unit, f.quantity_unit) as quantity_unit,
  case when l.is_export then f.export_valuation else f.import_valuation end as valuation, f.partners, f.products, f.world
from read_parquet('${lake}/*/flows.parquet', filename = true) l
join files f on l.filename like '%/' || f.id || '/flows.parquet';

create table sector_prefixes as
select scheme, sector, hs_prefix from read_csv('${datasets}/reference/sector_products.csv', header = true, all_varchar = true);

create table commitments_made as
select * from read_csv('${datasets}/commitments/commitments.csv', header = true, all_varchar = true);

create table exchange_rates as
select * from read_csv('${datasets}/reference/exchange_rates.csv', header = true, all_varchar = true);

-- Countries that share a commitment.
create table counterparts as
select distinct a as reporter, b as partner
from (select unnest([giver, receiver]) as a, unnest([receiver, giver]) as b
  from (select unnest(string_split(giver, '|')) as giver, receiver
    from (select giver, unnest(string_split(receiver, '|')) as receiver from commitments_made)))
where a <> b;
