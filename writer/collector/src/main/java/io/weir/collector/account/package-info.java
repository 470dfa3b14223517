/**
 * What is told of exporters: accounts summed by exporter for metrics, and the rows of the tables
 * {@code collector_stats}, {@code exporters} and {@code templates}. Front doors: {@link
 * io.weir.collector.account.StatsSampler}, {@link io.weir.collector.account.ExporterAccounts}.
 * Imports {@code io.weir.format.stats}, {@code metrics} and, of {@code wire}, accounts.
 */
@NullMarked
package io.weir.collector.account;

import org.jspecify.annotations.NullMarked;
