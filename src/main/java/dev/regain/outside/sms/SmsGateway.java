package dev.regain.outside.sms;

/** Hands text messages to whoever delivers them. */
public interface SmsGateway {

    /** @throws NotHandedOver where the provider did not take the message; trying again later may help */
    void send(Message message);

    /** The provider refused or could not be reached. Says which provider and its code, never the number or the text. */
    final class NotHandedOver extends RuntimeException {

        public NotHandedOver(String provider, String code) {
            super(provider + " did not take the message: " + code);
        }
    }
}
