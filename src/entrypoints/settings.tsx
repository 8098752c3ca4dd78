document.body.textContent = 'settings';
