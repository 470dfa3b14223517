package io.weir.format.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DictionariesTest {
    @Test
    void numbersGetTheirIdsInTheOrderTheyCome() {
        LongDictionary dictionary = new LongDictionary();

        assertThat(dictionary.idOf(443)).isZero();
        assertThat(dictionary.idOf(-1)).isEqualTo(1);
        assertThat(dictionary.idOf(0)).isEqualTo(2);
        assertThat(dictionary.idOf(-1)).isEqualTo(1);
        assertThat(dictionary.size()).isEqualTo(3);
        assertThat(dictionary.values()).startsWith(443, -1, 0);
    }

    @Test
    void idsStayTheSameWhileADictionaryGrows() {
        LongDictionary dictionary = new LongDictionary();
        for (int i = 0; i < 100_000; i++) {
            assertThat(dictionary.idOf((long) i << 32 | i)).isEqualTo(i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(dictionary.idOf((long) i << 32 | i)).isEqualTo(i);
        }
        assertThat(dictionary.size()).isEqualTo(100_000);
    }

    @Test
    void aClearedDictionaryKnowsNothing() {
        LongDictionary dictionary = new LongDictionary();
        for (int i = 0; i < 1_000; i++) {
            dictionary.idOf(i);
        }

        dictionary.clear();

        assertThat(dictionary.size()).isZero();
        for (int i = 999; i >= 0; i--) {
            assertThat(dictionary.idOf(i)).isEqualTo(999 - i);
        }
    }

    @Test
    void addressesDifferByEitherHalf() {
        AddressDictionary dictionary = new AddressDictionary();

        assertThat(dictionary.idOf(0, 1)).isZero();
        assertThat(dictionary.idOf(1, 1)).isEqualTo(1);
        assertThat(dictionary.idOf(1, 0)).isEqualTo(2);
        assertThat(dictionary.idOf(0, 1)).isZero();
        assertThat(dictionary.highs()).startsWith(0, 1, 1);
        assertThat(dictionary.lows()).startsWith(1, 1, 0);
    }

    @Test
    void addressesKeepTheirIdsWhileADictionaryGrowsAndAfterItWasCleared() {
        AddressDictionary dictionary = new AddressDictionary();
        for (int round = 0; round < 2; round++) {
            dictionary.clear();
            for (int i = 0; i < 50_000; i++) {
                assertThat(dictionary.idOf(i % 3, i)).isEqualTo(i);
            }
            for (int i = 0; i < 50_000; i++) {
                assertThat(dictionary.idOf(i % 3, i)).isEqualTo(i);
            }
        }
    }
}
