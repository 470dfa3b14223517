-- Who sends mail to many: more than 20 flows to port 25 from one address
SELECT src_addr, COUNT(*) AS flows
FROM flows
WHERE dst_port = 25
GROUP BY src_addr
HAVING COUNT(*) > 20
ORDER BY flows DESC, src_addr;
