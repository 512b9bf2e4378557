package org.linli.field;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** Opens what a phone has sealed, as the server is to do it. */
final class FieldSealOpened {

    private static final byte[] NAME = "linli.field.sealed".getBytes(StandardCharsets.UTF_8);

    private FieldSealOpened() {}

    /** @param box point, iv and data, each base64 */
    static String with(PrivateKey key, List<?> box) throws GeneralSecurityException {
        byte[] point = bytes(box.get(0));
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        var theirs = new ECPublicKeySpec(new ECPoint(x, y), ((ECPrivateKey) key).getParams());
        agreement.doPhase(KeyFactory.getInstance("EC").generatePublic(theirs), true);
        SecretKey aes = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(agreement.generateSecret())
                                .addSalt(point)
                                .thenExpand(NAME, 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, aes, new GCMParameterSpec(128, bytes(box.get(1))));
        cipher.updateAAD(NAME);
        return new String(cipher.doFinal(bytes(box.get(2))), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Object base64) {
        return Base64.getDecoder().decode(base64.toString());
    }
}
