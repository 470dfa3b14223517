-- Which servers answered, port 80 left out
-- SiLK: rwfilter --flags-all=SA/SA --pass=stdout | rwfilter --sport=80 --fail=stdout stdin | rwuniq --fields=dip,sip,sport
-- An established client has SYN and ACK in its flags as well, so the pipeline lists both sides of every connection. Here only
-- the server's side is kept: the one whose reverse flow, the client's, began earlier.
-- An exporter that gives both directions the same times, as softflowd does by default, tells no side: then nothing is found.
SELECT s.dst_addr, s.src_addr, s.src_port, COUNT(*) AS records
FROM flows AS s
WHERE flags_match(s.tcp_flags, 'SA/SA') AND s.src_port <> 80
  AND EXISTS (
    SELECT 1
    FROM flows AS c
    WHERE c.src_addr = s.dst_addr AND c.dst_addr = s.src_addr AND c.src_port = s.dst_port
      AND c.dst_port = s.src_port AND c.protocol = s.protocol AND c.start_time < s.start_time)
GROUP BY s.dst_addr, s.src_addr, s.src_port
ORDER BY s.dst_addr, s.src_addr, s.src_port;
