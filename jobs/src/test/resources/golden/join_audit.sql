select * from join_audit order by report, "join"
