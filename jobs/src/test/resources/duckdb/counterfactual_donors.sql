-- What follows of a donor from what is published of it: whether it was fitted well enough, and how far its placebo stands out.
-- Controls of difference in differences count alike.
select commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency, method, donor,
  if(method = 'difference_in_differences' and weight is not null, 1.0 / count(weight) over study, weight) as weight,
  pre_error <= sqrt(5) * greatest(0.001, treated_pre_error) as comparable,
  if(post_pre_ratio is null, null, (
    select count(*) from counterfactual_donors o
    where (o.commitment_id, o.scenario, o.source, o.reporter, o.partner, o.flow, o.sector, o.currency, o.frequency)
        = (d.commitment_id, d.scenario, d.source, d.reporter, d.partner, d.flow, d.sector, d.currency, d.frequency)
      and o.post_pre_ratio >= d.post_pre_ratio) + if(treated_post_pre_ratio >= post_pre_ratio, 1, 0)) as placebo_rank
from counterfactual_donors d
window study as (
  partition by commitment_id, scenario, source, reporter, partner, flow, sector, currency, frequency, method)
