select sector, method, donor, weight, post_pre_ratio, placebo_rank, comparable, reason
from counterfactual_donors
where commitment_id = 'jpn_ind_2014_investment' and scenario = 'priority_sectors'
  and source = 'tradestat' and flow = 'import'
  and (weight is null or weight > 0.06 or donor = 'CHN')
order by all
