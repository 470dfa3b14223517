-- Who floods web servers: more than 100 flows to port 80 from one address
SELECT src_addr, COUNT(*) AS flows
FROM flows
WHERE dst_port = 80
GROUP BY src_addr
HAVING COUNT(*) > 100
ORDER BY flows DESC, src_addr;
