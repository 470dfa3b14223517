-- Which of our services send most: TCP and UDP from source ports 1 to 1023 to the outside, by bytes
-- SiLK: rwfilter --proto=6,17 --type=out,outweb --sport=1-1023 --pass=stdout | rwstats --fields=sport --count=10 --bytes
SELECT src_port, SUM(bytes) AS bytes,
       ROUND(100.0 * SUM(bytes) / SUM(SUM(bytes)) OVER (), 6) AS pct_bytes,
       ROUND(100.0 * SUM(SUM(bytes)) OVER (ORDER BY SUM(bytes) DESC, src_port ROWS UNBOUNDED PRECEDING)
         / SUM(SUM(bytes)) OVER (), 6) AS cumul_pct
FROM flows
WHERE protocol IN (6, 17) AND flow_type IN ('out', 'outweb') AND src_port BETWEEN 1 AND 1023
GROUP BY src_port
ORDER BY bytes DESC, src_port
LIMIT 10;
