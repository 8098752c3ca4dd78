document.body.textContent = 'welcome';
