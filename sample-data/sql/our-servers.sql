-- Which of our own hosts answer the outside, and on which ports: is one among them that nobody announced?
-- An exporter that gives both directions the same times, as softflowd does by default, tells no side: then nothing is found.
SELECT s.src_addr AS server, s.src_port AS port, port_name(s.src_port) AS service, COUNT(*) AS records
FROM flows AS s
WHERE flags_match(s.tcp_flags, 'SA/SA') AND s.flow_type IN ('out', 'outweb')
  AND EXISTS (
    SELECT 1
    FROM flows AS c
    WHERE c.src_addr = s.dst_addr AND c.dst_addr = s.src_addr AND c.src_port = s.dst_port
      AND c.dst_port = s.src_port AND c.protocol = s.protocol AND c.start_time < s.start_time)
GROUP BY s.src_addr, s.src_port
ORDER BY server, port;
