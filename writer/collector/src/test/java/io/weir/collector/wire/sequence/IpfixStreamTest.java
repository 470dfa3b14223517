package io.weir.collector.wire.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The accounts of IPFIX, which numbers records. */
class IpfixStreamTest {
    @RegisterExtension private final StreamFeed feed = new StreamFeed(ExportProtocol.IPFIX);

    @Test
    void ipfixCountsRecordsOfOptionsAndNoTemplates() {
        feed.records(1000, 0, 0);
        feed.records(1000, 10, 2);
        feed.records(1012, 5, 0);
        feed.records(1020, 5, 0);
        feed.assertCounts(25, 22, 3, 0);
    }

    /** The numbers of softflowd 1.1.0. */
    @Test
    void softflowdsIpfixCountsTheMessageItselfAndNoOptions() {
        feed.records(14, 14, 1);
        feed.records(40, 26, 0);
        feed.records(62, 22, 0);
        feed.records(62, 0, 1);
        feed.records(85, 23, 0);
        feed.records(110, 25, 1);
        feed.records(115, 5, 0);
        assertThat(feed.stream().counts().lost()).isZero();
        assertThat(feed.stream().counts().restarts()).isZero();
    }

    /** The numbers of Open vSwitch 3.1: templates first, then a record a message. */
    @Test
    void openVSwitchsIpfixLosesNothing() {
        feed.records(1, 0, 0);
        feed.records(1, 0, 0);
        feed.records(2, 1, 0);
        feed.records(3, 1, 0);
        feed.records(3, 0, 0);
        feed.records(4, 1, 0);
        feed.assertCounts(3, 3, 0, 0);
        feed.records(6, 1, 0);
        feed.assertCounts(5, 4, 1, 0);
    }

    @Test
    void recordsThatNobodyCouldCountAreUncertainUntilTheirTemplateComes() {
        feed.records(0, 10, 0);
        feed.uncountable(10, 4, 2, 400);
        feed.records(34, 10, 0);
        assertThat(feed.stream().counts().uncertain()).isEqualTo(20);
        feed.assertCounts(44, 24, 0, 0);
        feed.stream().setDecodedLater(10, 12, 0, 12);
        assertThat(feed.stream().counts().uncertain()).isEqualTo(8);
        feed.assertCounts(44, 36, 0, 0);
        feed.stream().setDecodedLater(10, 5, 0, 5);
        assertThat(feed.stream().counts().uncertain()).isZero();
        feed.assertCounts(44, 41, 3, 0);
    }

    @Test
    void aTemplateInTheNextMessageMakesTheSetsBeforeItCertain() {
        feed.uncountable(100, 0, 1, 300);
        feed.begin(107);
        feed.stream().setDecodedLater(100, 7, 0, 7);
        feed.stream().end(3, 0, 3);
        feed.assertCounts(10, 10, 0, 0);
        assertThat(feed.stream().counts().uncertain()).isZero();
    }

    @Test
    void moreThanASetCanHoldIsLost() {
        feed.uncountable(0, 0, 1, 20);
        feed.records(50, 10, 0);
        assertThat(feed.stream().counts().uncertain()).isEqualTo(20);
        feed.assertCounts(60, 10, 30, 0);
    }

    @Test
    void aLateMessageBesideRecordsThatNobodyCouldCountFillsItsPartOfTheGap() {
        feed.uncountable(0, 0, 1, 12);
        feed.records(14, 5, 0);
        assertThat(feed.stream().counts().uncertain()).isEqualTo(12);
        feed.assertCounts(19, 5, 2, 0);
        feed.records(1, 13, 0);
        assertThat(feed.stream().counts().uncertain()).isEqualTo(1);
        feed.assertCounts(19, 18, 0, 0);
    }

    @Test
    void aMessageOfTemplatesLeavesOpenWhatTheOneBeforeItHad() {
        feed.records(0, 5, 0);
        feed.uncountable(5, 0, 1, 10);
        feed.records(5, 0, 0);
        feed.records(12, 5, 0);
        assertThat(feed.stream().counts().uncertain()).isEqualTo(7);
        assertThat(feed.stream().counts().lost()).isZero();
    }
}
