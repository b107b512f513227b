select * from gravity order by all
