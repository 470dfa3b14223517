-- Who knocks at FTP and never gets in: incoming flows to port 21 with SYN, without ACK and FIN
-- SiLK: rwfilter --type=in --syn=1 --ack=0 --fin=0 --dport=21 --pass=stdout
--         | rwstats --count=20 --fields=sip,dip,dport --value=flows
SELECT src_addr, dst_addr, dst_port, COUNT(*) AS records,
       ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 6) AS pct_records,
       ROUND(100.0 * SUM(COUNT(*)) OVER (ORDER BY COUNT(*) DESC, src_addr, dst_addr, dst_port ROWS UNBOUNDED PRECEDING)
         / SUM(COUNT(*)) OVER (), 6) AS cumul_pct
FROM flows
WHERE flow_type = 'in' AND dst_port = 21 AND flags_match(tcp_flags, 'S/SAF')
GROUP BY src_addr, dst_addr, dst_port
ORDER BY records DESC, src_addr, dst_addr, dst_port
LIMIT 20;
