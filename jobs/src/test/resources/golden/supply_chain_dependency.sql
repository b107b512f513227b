select importer, product, period, import_value, suppliers_listed, suppliers_listed_share,
  top_supplier, top_supplier_share, partner, partner_share, hhi, hhi_low, hhi_high, hs_revision,
  critical_materials, critical_exact, reason
from supply_chain_dependency
where source = 'comtrade' or (product in ('30', '81', '85') and period >= '2019')
order by all
