-- SiLK's pipeline by the letter: flows with SYN and ACK whose source port is not 80, servers and established clients alike
-- SiLK: rwfilter --flags-all=SA/SA --pass=stdout | rwfilter --sport=80 --fail=stdout stdin | rwuniq --fields=dip,sip,sport
SELECT dst_addr, src_addr, src_port, COUNT(*) AS records
FROM flows
WHERE flags_match(tcp_flags, 'SA/SA') AND src_port <> 80
GROUP BY dst_addr, src_addr, src_port
ORDER BY dst_addr, src_addr, src_port;
