-- Who asks how many different name servers outside
-- SiLK: rwfilter --dport=53 --type=out --pass=stdout | rwuniq --fields=sip --values=distinct:dip
SELECT src_addr, COUNT(DISTINCT dst_addr) AS servers
FROM flows
WHERE flow_type = 'out' AND dst_port = 53
GROUP BY src_addr
ORDER BY servers DESC, src_addr;
