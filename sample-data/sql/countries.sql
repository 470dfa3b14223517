-- Which countries our traffic comes from; NULL is none: private and documentation addresses
SELECT geo_country(src_addr) AS country, COUNT(*) AS flows, SUM(packets) AS packets, SUM(bytes) AS bytes
FROM flows
GROUP BY geo_country(src_addr)
ORDER BY bytes DESC, country;
