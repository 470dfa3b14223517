package io.weir.driver;

import java.util.Map;
import java.util.TreeMap;

/** A call of each function of {@code {fn ...}}. */
final class FunctionCalls {
    private static final String[] CALLS = {
        "ABS(bytes)",
        "ACOS(0.5)",
        "ASIN(0.5)",
        "ATAN(0.5)",
        "ATAN2(1, 2)",
        "CEILING(1.5)",
        "COS(1)",
        "COT(1)",
        "DEGREES(1)",
        "EXP(1)",
        "FLOOR(1.5)",
        "LOG(2)",
        "LOG10(2)",
        "MOD(bytes, 7)",
        "PI()",
        "POWER(2, 3)",
        "RADIANS(90)",
        "RAND()",
        "ROUND(1.5)",
        "SIGN(bytes)",
        "SIN(1)",
        "SQRT(2)",
        "TAN(1)",
        "TRUNCATE(1.55, 1)",
        "ASCII(sensor)",
        "CHAR(65)",
        "CONCAT('a', 'b')",
        "DIFFERENCE('a', 'b')",
        "INSERT('abc', 1, 1, 'x')",
        "LCASE(sensor)",
        "LEFT(sensor, 1)",
        "LENGTH(sensor)",
        "LOCATE('S', sensor)",
        "LTRIM(' a')",
        "REPEAT('a', 3)",
        "REPLACE('abc', 'a', 'b')",
        "RIGHT(sensor, 1)",
        "RTRIM('a ')",
        "SOUNDEX('weir')",
        "SPACE(3)",
        "SUBSTRING(sensor, 1, 1)",
        "UCASE(sensor)",
        "IFNULL(tcp_flags, 0)",
        "CURDATE()",
        "CURTIME()",
        "DAYNAME(start_time)",
        "DAYOFMONTH(start_time)",
        "DAYOFWEEK(start_time)",
        "DAYOFYEAR(start_time)",
        "HOUR(start_time)",
        "MINUTE(start_time)",
        "MONTH(start_time)",
        "MONTHNAME(start_time)",
        "NOW()",
        "QUARTER(start_time)",
        "SECOND(start_time)",
        "TIMESTAMPADD(SQL_TSI_HOUR, 1, start_time)",
        "TIMESTAMPDIFF(SQL_TSI_MINUTE, start_time, end_time)",
        "WEEK(start_time)",
        "YEAR(start_time)"
    };

    private FunctionCalls() {}

    static Map<String, String> byName() {
        Map<String, String> calls = new TreeMap<>();
        for (String call : CALLS) {
            calls.put(call.substring(0, call.indexOf('(')), call);
        }
        return calls;
    }
}
