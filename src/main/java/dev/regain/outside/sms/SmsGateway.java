package dev.regain.outside.sms;

/** Hands text messages to whoever delivers them. */
public interface SmsGateway {

    /**
     * Hands the message over. That is no promise that it arrives: a phone may be off, and a number that takes no messages from
     * anybody is like it.
     *
     * @throws NotHandedOver where the provider did not take the message; trying again later may help
     */
    void send(Message message);

    /** The provider refused or could not be reached. Says which provider and its code, never the number or the text. */
    final class NotHandedOver extends RuntimeException {

        public NotHandedOver(String provider, String code) {
            super(provider + " did not take the message: " + code);
        }
    }
}
