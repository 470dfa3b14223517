package io.weir.collector.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics} over HTTP, one request at a time. Reads nothing of a request but its
 * method and path. Safe between threads.
 */
public final class MetricsServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService thread;
    private final Supplier<Samples> samples;

    private MetricsServer(HttpServer server, Supplier<Samples> samples) {
        this.server = server;
        this.samples = samples;
        this.thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread worker = new Thread(task, "weir-metrics");
                            worker.setDaemon(true);
                            return worker;
                        });
    }

    /**
     * Begins to serve.
     *
     * @param samples called for each request, by one thread at a time
     * @throws IOException if the address cannot be bound
     */
    public static MetricsServer start(MetricsAddress address, Supplier<Samples> samples)
            throws IOException {
        HttpServer http;
        try {
            http = HttpServer.create(address.socketAddress(), 0);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot serve metrics on "
                            + address.text()
                            + ": "
                            + e.getMessage()
                            + "; choose another address or port, or stop the program that holds it",
                    e);
        }
        MetricsServer server = new MetricsServer(http, samples);
        http.createContext("/", server::answer);
        http.setExecutor(server.thread);
        http.start();
        return server;
    }

    /** What a browser or Prometheus is told for an address. */
    public static String url(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return "http://"
                + (host.indexOf(':') < 0 ? host : "[" + host + "]")
                + ":"
                + address.getPort()
                + "/metrics";
    }

    /** Where it serves. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                send(exchange, NOT_FOUND, PLAIN, "The metrics are at /metrics\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, METHOD_NOT_ALLOWED, PLAIN, "Expected GET\n");
            } else {
                send(exchange, OK, PrometheusText.contentType(), PrometheusText.of(samples.get()));
            }
        }
    }

    private static void send(HttpExchange exchange, int code, String type, String text)
            throws IOException {
        send(exchange, code, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int code, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Ends at once. */
    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
