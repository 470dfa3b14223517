-- Who sends most
SELECT src_addr, COUNT(*) AS flows, SUM(packets) AS packets, SUM(bytes) AS bytes
FROM flows
GROUP BY src_addr
ORDER BY bytes DESC, src_addr
LIMIT 10;
