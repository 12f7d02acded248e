/* A live picture with what it has to show across it. Without script or camera the plain field takes a file. */
(() => {
  'use strict';

  if (!navigator.mediaDevices?.getUserMedia || typeof DataTransfer !== 'function') return;

  const make = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const stop = video => {
    for (const track of video.srcObject?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };

  for (const field of document.querySelectorAll('[data-camera]')) {
    const words = field.dataset;
    const input = field.querySelector('input[type="file"]');
    const label = field.querySelector('label').textContent;
    const button = (text, act) => make('button', { type: 'button', className: 'button other', textContent: text, onclick: act });
    const says = make('p', { className: 'small' });
    says.setAttribute('role', 'status');
    const video = make('video', { muted: true, autoplay: true, playsInline: true });
    video.setAttribute('aria-label', label);
    const still = make('canvas', { hidden: true });
    still.setAttribute('role', 'img');
    still.setAttribute('aria-label', `${label}: ${words.wordsTaken}`);
    const shows = make('p', { className: 'shows', hidden: !words.number },
      make('strong', { textContent: words.number || '' }), make('span', { textContent: words.wordsPose || '' }));

    const open = async () => {
      try {
        video.srcObject = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: words.camera, width: { ideal: 1920 }, height: { ideal: 1440 } },
        });
      } catch {
        says.textContent = words.wordsNoCamera;
        return;
      }
      says.textContent = '';
      frame.hidden = false;
      video.hidden = false;
      still.hidden = true;
      shows.hidden = !words.number;
      opener.hidden = true;
      shutter.hidden = false;
      shutter.focus();
    };

    const take = () => {
      if (!video.videoWidth) return;
      still.width = video.videoWidth;
      still.height = video.videoHeight;
      still.getContext('2d').drawImage(video, 0, 0);
      still.toBlob(blob => {
        const taken = new DataTransfer();
        taken.items.add(new File([blob], `${input.name}.jpg`, { type: 'image/jpeg' }));
        input.files = taken.files;
        stop(video);
        video.hidden = true;
        still.hidden = false;
        shows.hidden = true;
        shutter.hidden = true;
        opener.hidden = false;
        opener.textContent = words.wordsAgain;
        says.textContent = words.wordsTaken;
        opener.focus();
      }, 'image/jpeg', 0.92);
    };

    const opener = button(words.wordsOpen, open);
    const shutter = button(words.wordsTake, take);
    shutter.hidden = true;
    const frame = make('div', { className: 'camera', hidden: true }, video, still, shows);
    input.before(frame, make('p', {}, opener, shutter), says);
    addEventListener('pagehide', () => stop(video));
  }
})();
