package io.weir.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class JarContentIT {
    private static List<String> names() throws IOException {
        try (JarFile jar = new JarFile(JavaProgram.jar().toFile())) {
            return jar.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).toList();
        }
    }

    private static String text(String name) throws IOException {
        try (JarFile jar = new JarFile(JavaProgram.jar().toFile())) {
            ZipEntry entry = jar.getEntry(name);
            assertThat(entry).as(name).isNotNull();
            return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everythingLiesUnderWeirsPackageOrMetaInf() throws IOException {
        assertThat(names())
                .hasSizeGreaterThan(1000)
                .allMatch(name -> name.startsWith("io/weir/") || name.startsWith("META-INF/"))
                .noneMatch(name -> name.startsWith("META-INF/") && name.endsWith(".class"));
    }

    @Test
    void thereIsNoHadoopNoWriterNoNativeCodeAndNoSignature() throws IOException {
        assertThat(names())
                .noneMatch(name -> name.contains("org/apache/hadoop"))
                .noneMatch(name -> name.contains("org/apache/parquet"))
                .noneMatch(name -> name.startsWith("io/weir/collector/"))
                .noneMatch(name -> name.matches(".*\\.(so|dll|dylib|jnilib|SF|DSA|RSA)"))
                .noneMatch(name -> name.endsWith("module-info.class"));
    }

    @Test
    void onlyWeirsDriverIsRegistered() throws IOException {
        assertThat(text("META-INF/services/java.sql.Driver").strip())
                .isEqualTo("io.weir.jdbc.WeirDriver");
    }

    @Test
    void licencesAndNoticesOfWhatIsInsideAreKept() throws IOException {
        assertThat(text("META-INF/NOTICE")).contains("Apache Calcite");
        assertThat(text("META-INF/LICENSE")).contains("Apache License");
        assertThat(names()).contains("io/weir/sql/iptoasn-country.NOTICE.txt");
    }

    @Test
    void theManifestNamesTheVersion() throws IOException {
        try (JarFile jar = new JarFile(JavaProgram.jar().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isEqualTo("0.1.0");
        }
    }
}
