package org.espei4j.calphad.database;

import java.util.HashMap;
import java.util.Map;

/// Standard molar masses of the elements, for databases that leave them out.
///
/// The abridged standard atomic weights of IUPAC (Prohaska et al., Pure Appl. Chem. 94 (2022) 573-600); for elements
/// without stable isotopes the mass number of the longest-lived one.
public final class AtomicMasses {

    private static final String TABLE = """
            H 1.008 HE 4.002602 LI 6.94 BE 9.0121831 B 10.81 C 12.011 N 14.007 O 15.999
            F 18.998403162 NE 20.1797 NA 22.98976928 MG 24.305 AL 26.9815384 SI 28.085
            P 30.973761998 S 32.06 CL 35.45 AR 39.95 K 39.0983 CA 40.078 SC 44.955907 TI 47.867
            V 50.9415 CR 51.9961 MN 54.938043 FE 55.845 CO 58.933194 NI 58.6934 CU 63.546
            ZN 65.38 GA 69.723 GE 72.630 AS 74.921595 SE 78.971 BR 79.904 KR 83.798 RB 85.4678
            SR 87.62 Y 88.905838 ZR 91.224 NB 92.90637 MO 95.95 TC 97 RU 101.07 RH 102.90549
            PD 106.42 AG 107.8682 CD 112.414 IN 114.818 SN 118.710 SB 121.760 TE 127.60
            I 126.90447 XE 131.293 CS 132.90545196 BA 137.327 LA 138.90547 CE 140.116
            PR 140.90766 ND 144.242 PM 145 SM 150.36 EU 151.964 GD 157.25 TB 158.925354
            DY 162.500 HO 164.930329 ER 167.259 TM 168.934219 YB 173.045 LU 174.9668 HF 178.486
            TA 180.94788 W 183.84 RE 186.207 OS 190.23 IR 192.217 PT 195.084 AU 196.966570
            HG 200.592 TL 204.38 PB 207.2 BI 208.98040 PO 209 AT 210 RN 222 FR 223 RA 226
            AC 227 TH 232.0377 PA 231.03588 U 238.02891 NP 237 PU 244 AM 243 CM 247 BK 247
            CF 251 ES 252 FM 257 MD 258 NO 259 LR 262
            """;

    private static final Map<String, Double> MASSES = read();

    private AtomicMasses() {}

    /// Molar mass, g/mol; 0 for a symbol that is no element, such as the vacancy.
    ///
    /// @param element symbol, upper case
    public static double of(String element) {
        return MASSES.getOrDefault(element, 0.0);
    }

    private static Map<String, Double> read() {
        String[] words = TABLE.trim().split("\\s+");
        Map<String, Double> masses = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            masses.put(words[i], Double.valueOf(words[i + 1]));
        }
        return masses;
    }
}
